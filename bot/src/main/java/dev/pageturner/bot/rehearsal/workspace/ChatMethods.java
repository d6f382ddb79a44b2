package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** chat.*: what the bot says. */
final class ChatMethods {
    private final Workspace workspace;
    private final Conversations conversations;
    private final Messages messages;

    ChatMethods(Workspace workspace) {
        this.workspace = workspace;
        this.conversations = workspace.conversations();
        this.messages = workspace.messages();
    }

    void register(ApiMethods methods) {
        methods.add("chat.postMessage", Tier.POSTING, this::post);
        methods.add("chat.update", Tier.THREE, this::update);
        methods.add("chat.delete", Tier.THREE, this::delete);
        methods.add("chat.postEphemeral", Tier.FOUR, this::postEphemeral);
        methods.add("chat.getPermalink", Tier.SPECIAL, this::permalink);
    }

    private ObjectNode post(ApiCall call) throws ApiRefusal {
        Conversation channel = postable(call.text("channel", "channel_not_found"));
        ObjectNode message = messages.ofBot(call);
        String thread = call.text("thread_ts");
        if (!thread.isEmpty()) {
            putInThread(message, channel, thread, call.flag("reply_broadcast"));
        }
        ObjectNode posted = conversations.post(channel, message);
        ObjectNode answer = Json.ok()
                .put("channel", channel.id())
                .put("ts", posted.path("ts").asText());
        answer.set("message", posted);
        return answer;
    }

    /** A reply to a reply joins the thread of its root. */
    private void putInThread(ObjectNode message, Conversation channel, String thread, boolean broadcast)
            throws ApiRefusal {
        ObjectNode target = conversations.message(channel, thread, true);
        if (target == null) {
            throw new ApiRefusal("thread_not_found");
        }
        String root = target.path("thread_ts").asText(thread);
        message.put("thread_ts", root);
        ObjectNode rootMessage = conversations.message(channel, root, true);
        if (rootMessage != null) {
            message.put("parent_user_id", rootMessage.path("user").asText());
        }
        if (broadcast) {
            message.put("subtype", "thread_broadcast");
        }
    }

    private ObjectNode update(ApiCall call) throws ApiRefusal {
        Conversation channel = conversations.byId(call.text("channel", "channel_not_found"));
        String ts = call.text("ts", "message_not_found");
        ObjectNode content = messages.replacement(call);
        refuseForeign(channel, ts, "cant_update_message");
        String edit = workspace.timeline().next();
        conversations.change(channel, ts, message -> {
            messages.rewrite(message, content, edit);
            if (call.flag("reply_broadcast")
                    && !message.path("thread_ts").asText().isEmpty()) {
                message.put("subtype", "thread_broadcast");
            }
        });
        ObjectNode message = conversations.message(channel, ts, true);
        ObjectNode answer = Json.ok().put("channel", channel.id()).put("ts", ts);
        answer.put("text", message == null ? "" : message.path("text").asText());
        answer.set("message", message);
        return answer;
    }

    private ObjectNode delete(ApiCall call) throws ApiRefusal {
        Conversation channel = conversations.byId(call.text("channel", "channel_not_found"));
        String ts = call.text("ts", "message_not_found");
        refuseForeign(channel, ts, "cant_delete_message");
        conversations.delete(channel, ts);
        return Json.ok().put("channel", channel.id()).put("ts", ts);
    }

    private void refuseForeign(Conversation channel, String ts, String code) throws ApiRefusal {
        ObjectNode message = conversations.message(channel, ts, false);
        if (message == null || message.path("subtype").asText().equals("tombstone")) {
            throw new ApiRefusal("message_not_found");
        }
        if (!message.path("user").asText().equals(workspace.directory().bot().userId())) {
            throw new ApiRefusal(code);
        }
    }

    private ObjectNode postEphemeral(ApiCall call) throws ApiRefusal {
        Conversation channel = postable(call.text("channel", "channel_not_found"));
        String user = call.text("user", "user_not_in_channel");
        if (!channel.members().contains(user)) {
            throw new ApiRefusal("user_not_in_channel");
        }
        ObjectNode message = messages.ofBot(call);
        message.remove("metadata");
        if (!call.text("thread_ts").isEmpty()) {
            message.put("thread_ts", call.text("thread_ts"));
        }
        return Json.ok().put("message_ts", conversations.whisper(channel, user, message));
    }

    private ObjectNode permalink(ApiCall call) throws ApiRefusal {
        Conversation channel = conversations.byId(call.text("channel", "channel_not_found"));
        String ts = call.text("message_ts", "message_not_found");
        ObjectNode message = conversations.message(channel, ts, false);
        if (message == null) {
            throw new ApiRefusal("message_not_found");
        }
        String thread = message.path("thread_ts").asText();
        return Json.ok()
                .put("channel", channel.id())
                .put("permalink", workspace.addresses().permalink(channel.id(), ts, thread));
    }

    private Conversation postable(String wanted) throws ApiRefusal {
        Conversation channel = conversations.resolve(wanted);
        if (!channel.members().contains(workspace.directory().bot().userId())) {
            throw new ApiRefusal("not_in_channel");
        }
        return channel;
    }
}
