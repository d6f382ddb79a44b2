package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Makes messages out of what a bot sends or a person types, refusing what Slack refuses. */
final class Messages {
    /** Longer text is cut. */
    static final int MAX_TEXT = 40_000;

    /** chat.update refuses longer text instead of cutting it. */
    static final int MAX_UPDATED_TEXT = 4_000;

    private final BotIdentity bot;
    private final MessageContent content;
    private final Ids ids;

    Messages(BotIdentity bot, MessageContent content, Ids ids) {
        this.bot = bot;
        this.content = content;
        this.ids = ids;
    }

    /** A message of the bot; its content checked. */
    ObjectNode ofBot(ApiCall call) throws ApiRefusal {
        ObjectNode message = Json.object().put("type", "message");
        message.setAll(content.fresh(call));
        if (!message.has("blocks")
                && !message.has("attachments")
                && message.path("text").asText().isEmpty()) {
            throw new ApiRefusal("no_text");
        }
        return signed(message, call);
    }

    /** Puts the bot's name under a message. */
    ObjectNode signed(ObjectNode message, ApiCall call) {
        message.put("user", bot.userId())
                .put("bot_id", bot.botId())
                .put("app_id", bot.appId())
                .put("team", WorkspaceSettings.TEAM_ID);
        message.set("bot_profile", profile());
        if (call.has("username") && !call.text("username").isEmpty()) {
            message.put("subtype", "bot_message").put("username", call.text("username"));
        }
        for (String icon : List.of("icon_emoji", "icon_url")) {
            if (call.has(icon)) {
                message.with("icons").put(icon.equals("icon_emoji") ? "emoji" : "image_48", call.text(icon));
            }
        }
        return message;
    }

    ObjectNode ofPerson(String userId, String text) {
        ObjectNode message = Json.object().put("type", "message");
        message.put("user", userId).put("text", text).put("team", WorkspaceSettings.TEAM_ID);
        return message.put("client_msg_id", ids.secret(16));
    }

    ObjectNode ofSlackbot(String text) {
        ObjectNode message = Json.object().put("type", "message").put("user", Directory.SLACKBOT);
        return message.put("text", text).put("team", WorkspaceSettings.TEAM_ID);
    }

    /** chat.update: text without blocks removes the old blocks; blocks do not show as an edit, text does. */
    void rewrite(ObjectNode message, ObjectNode replacement, String editTs) {
        if (replacement.has("text") && !replacement.has("blocks")) {
            message.remove("blocks");
            message.set("edited", Json.object().put("user", bot.userId()).put("ts", editTs));
        }
        replacement.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (value.isContainerNode() && value.isEmpty()) {
                message.remove(entry.getKey());
            } else {
                message.set(entry.getKey(), value);
            }
        });
    }

    /** The checked content of a call; an empty list stands for "remove". */
    ObjectNode replacement(ApiCall call) throws ApiRefusal {
        ObjectNode replacement = content.replacement(call);
        if (replacement.isEmpty()) {
            throw new ApiRefusal("no_text");
        }
        return replacement;
    }

    private ObjectNode profile() {
        return Json.object()
                .put("id", bot.botId())
                .put("app_id", bot.appId())
                .put("name", bot.name())
                .put("deleted", false)
                .put("team_id", WorkspaceSettings.TEAM_ID);
    }
}
