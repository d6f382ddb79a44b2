package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Answers through a response_url or in the body of a slash command's acknowledgement. */
final class Responses {
    private final Workspace workspace;

    Responses(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Counts one use of the response_url. */
    void use(String secret, ObjectNode body) throws ApiRefusal {
        post(workspace.responseUrls().use(secret), body);
    }

    void post(ResponseUrls.Target target, ObjectNode body) throws ApiRefusal {
        Conversation channel = workspace.conversations().byId(target.channel());
        if (body.path("delete_original").asBoolean()) {
            delete(channel, target);
        } else if (body.path("replace_original").asBoolean()
                && !target.messageTs().isEmpty()) {
            replace(channel, target, body);
        } else {
            add(channel, target, body);
        }
    }

    private void add(Conversation channel, ResponseUrls.Target target, ObjectNode body) throws ApiRefusal {
        ObjectNode message = workspace.messages().ofBot(new ApiCall(body));
        String thread = body.has("thread_ts") ? body.path("thread_ts").asText() : target.threadTs();
        if (!thread.isEmpty()) {
            message.put("thread_ts", thread);
        }
        if (body.path("response_type").asText().equals("in_channel")) {
            workspace.conversations().post(channel, message);
        } else {
            workspace.conversations().whisper(channel, target.userId(), message);
        }
    }

    private void replace(Conversation channel, ResponseUrls.Target target, ObjectNode body) throws ApiRefusal {
        ObjectNode content = workspace.messages().replacement(new ApiCall(body));
        String edit = workspace.timeline().next();
        Optional<ObjectNode> whisper = workspace.conversations().whispered(channel, target.messageTs());
        if (whisper.isPresent()) {
            workspace.conversations().changeWhisper(channel, whisper.get(), m -> workspace
                    .messages()
                    .rewrite(m, content, edit));
        } else if (!workspace
                .conversations()
                .change(channel, target.messageTs(), m -> workspace.messages().rewrite(m, content, edit))) {
            throw new ApiRefusal("message_not_found");
        }
    }

    private void delete(Conversation channel, ResponseUrls.Target target) {
        workspace
                .conversations()
                .whispered(channel, target.messageTs())
                .ifPresentOrElse(
                        whisper -> workspace.conversations().deleteWhisper(channel, whisper),
                        () -> workspace.conversations().delete(channel, target.messageTs()));
    }
}
