package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** conversations.*: what was said, and where. */
final class ConversationMethods {
    private static final int MAX_PAGE = 999;

    private final Workspace workspace;
    private final Conversations conversations;

    ConversationMethods(Workspace workspace) {
        this.workspace = workspace;
        this.conversations = workspace.conversations();
    }

    void register(ApiMethods methods) {
        methods.add("conversations.history", Tier.THREE, this::history);
        methods.add("conversations.replies", Tier.THREE, this::replies);
        methods.add("conversations.info", Tier.THREE, this::info);
        methods.add("conversations.list", Tier.TWO, this::list);
        methods.add("conversations.join", Tier.THREE, this::join);
        methods.add("conversations.open", Tier.THREE, this::open);
        methods.add("conversations.members", Tier.FOUR, this::members);
    }

    private ObjectNode history(ApiCall call) throws ApiRefusal {
        Conversation channel = readable(call);
        List<ObjectNode> newestFirst = new ArrayList<>(
                Window.of(call, "latest").filter(conversations.roots(channel, call.flag("include_all_metadata"))));
        Collections.reverse(newestFirst);
        int limit = call.number("limit", 100, MAX_PAGE);
        List<ObjectNode> page = newestFirst.subList(0, Math.min(limit, newestFirst.size()));
        boolean more = page.size() < newestFirst.size();
        ObjectNode answer = answer(page, more);
        if (more) {
            cursor(answer, page.get(page.size() - 1));
        }
        return answer.put("pin_count", 0);
    }

    private ObjectNode replies(ApiCall call) throws ApiRefusal {
        Conversation channel = readable(call);
        String ts = call.text("ts", "thread_not_found");
        List<ObjectNode> thread = conversations.thread(channel, ts, call.flag("include_all_metadata"));
        if (thread.isEmpty()) {
            throw new ApiRefusal("thread_not_found");
        }
        List<ObjectNode> replies = Window.of(call, "oldest").filter(thread.subList(1, thread.size()));
        int limit = call.number("limit", MAX_PAGE, MAX_PAGE);
        List<ObjectNode> page = new ArrayList<>(List.of(thread.get(0)));
        page.addAll(replies.subList(0, Math.min(limit, replies.size())));
        boolean more = page.size() - 1 < replies.size();
        ObjectNode answer = answer(page, more);
        if (more) {
            cursor(answer, page.get(page.size() - 1));
        }
        return answer;
    }

    private static ObjectNode answer(List<ObjectNode> page, boolean more) {
        ObjectNode answer = Json.ok();
        ArrayNode messages = answer.putArray("messages");
        page.forEach(messages::add);
        return answer.put("has_more", more);
    }

    private static void cursor(ObjectNode answer, ObjectNode last) {
        answer.putObject("response_metadata")
                .put("next_cursor", Window.cursor(last.path("ts").asText()));
    }

    private ObjectNode info(ApiCall call) throws ApiRefusal {
        ObjectNode answer = Json.ok();
        answer.set("channel", shown(conversations.byId(call.text("channel", "channel_not_found"))));
        return answer;
    }

    private ObjectNode list(ApiCall call) {
        String types = call.has("types") ? call.text("types") : "public_channel";
        ObjectNode answer = Json.ok();
        ArrayNode channels = answer.putArray("channels");
        for (Conversation channel : conversations.all()) {
            if (types.contains(channel.direct() ? "im" : "public_channel")) {
                channels.add(shown(channel));
            }
        }
        return TeamMethods.withNoNextPage(answer);
    }

    private ObjectNode join(ApiCall call) throws ApiRefusal {
        Conversation channel = conversations.byId(call.text("channel", "channel_not_found"));
        if (channel.direct()) {
            throw new ApiRefusal("method_not_supported_for_channel_type");
        }
        ObjectNode answer = Json.ok();
        if (channel.members().contains(workspace.directory().bot().userId())) {
            answer.put("warning", "already_in_channel");
        }
        conversations.join(channel, workspace.directory().bot().userId());
        answer.set("channel", shown(channel));
        return answer;
    }

    private ObjectNode open(ApiCall call) throws ApiRefusal {
        String user = call.has("channel") ? call.text("channel") : call.text("users", "users_list_not_supplied");
        Conversation direct = user.startsWith("D") ? conversations.byId(user) : ofPerson(user);
        ObjectNode answer = Json.ok().put("no_op", false).put("already_open", true);
        answer.set(
                "channel",
                call.flag("return_im") ? shown(direct) : Json.object().put("id", direct.id()));
        return answer;
    }

    private Conversation ofPerson(String user) throws ApiRefusal {
        if (workspace.directory().person(user).isEmpty()) {
            throw new ApiRefusal("user_not_found");
        }
        return conversations.open(user);
    }

    private ObjectNode members(ApiCall call) throws ApiRefusal {
        ObjectNode answer = Json.ok();
        Conversation channel = conversations.byId(call.text("channel", "channel_not_found"));
        answer.set("members", Json.strings(channel.members()));
        return TeamMethods.withNoNextPage(answer);
    }

    private Conversation readable(ApiCall call) throws ApiRefusal {
        Conversation channel = conversations.byId(call.text("channel", "channel_not_found"));
        if (!channel.members().contains(workspace.directory().bot().userId())) {
            throw new ApiRefusal("not_in_channel");
        }
        return channel;
    }

    private ObjectNode shown(Conversation channel) {
        ObjectNode node = Json.object().put("id", channel.id()).put("created", 1_700_000_000);
        if (channel.direct()) {
            return node.put("is_im", true).put("user", channel.name()).put("is_org_shared", false);
        }
        node.put("name", channel.name())
                .put("name_normalized", channel.name())
                .put("is_channel", true)
                .put("is_group", false)
                .put("is_im", false)
                .put("is_private", false)
                .put("is_archived", false)
                .put("is_general", channel.name().equals("general"))
                .put(
                        "is_member",
                        channel.members().contains(workspace.directory().bot().userId()))
                .put("num_members", channel.members().size());
        node.putObject("topic").put("value", channel.topic()).put("creator", "").put("last_set", 0);
        node.putObject("purpose").put("value", "").put("creator", "").put("last_set", 0);
        return node;
    }
}
