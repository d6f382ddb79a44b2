package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.workspace.blockkit.BlockValidator;
import dev.pageturner.bot.rehearsal.workspace.blockkit.Surface;
import java.util.List;
import java.util.regex.Pattern;

/** Makes messages out of what a bot sends or a person types, refusing what Slack refuses. */
final class Messages {
    /** Longer text is cut. */
    static final int MAX_TEXT = 40_000;

    /** chat.update refuses longer text instead of cutting it. */
    static final int MAX_UPDATED_TEXT = 4_000;

    private static final int MAX_ATTACHMENTS = 100;
    private static final int MAX_METADATA = 16_000;
    private static final Pattern STRAY_AMPERSAND = Pattern.compile("&(?!amp;|lt;|gt;)");
    private static final Pattern STRAY_LESS =
            Pattern.compile("<(?![@#!]|[a-z][a-z0-9+.-]*:)", Pattern.CASE_INSENSITIVE);

    private final BotIdentity bot;
    private final Ids ids;

    Messages(BotIdentity bot, Ids ids) {
        this.bot = bot;
        this.ids = ids;
    }

    /** A message of the bot; its content checked. */
    ObjectNode ofBot(ApiCall call) throws ApiRefusal {
        ObjectNode message = Json.object().put("type", "message");
        content(call, message, MAX_TEXT, false);
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
    void rewrite(ObjectNode message, ObjectNode content, String editTs) {
        if (content.has("text") && !content.has("blocks")) {
            message.remove("blocks");
            message.set("edited", Json.object().put("user", bot.userId()).put("ts", editTs));
        }
        content.properties().forEach(entry -> {
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
        ObjectNode content = Json.object();
        content(call, content, MAX_UPDATED_TEXT, true);
        if (content.isEmpty()) {
            throw new ApiRefusal("no_text");
        }
        return content;
    }

    private void content(ApiCall call, ObjectNode target, int maxText, boolean refuseLongText) throws ApiRefusal {
        String text = call.text("text");
        if (refuseLongText && text.length() > maxText) {
            throw new ApiRefusal("msg_too_long");
        }
        if (!refuseLongText || call.has("text")) {
            target.put("text", escapeStray(text.length() > maxText ? text.substring(0, maxText) : text));
        }
        JsonNode blocks = call.nested("blocks", "invalid_blocks_format");
        if (!blocks.isMissingNode() && (refuseLongText || !blocks.isEmpty())) {
            target.set("blocks", checkedBlocks(blocks));
        }
        JsonNode attachments = call.nested("attachments", "invalid_attachments");
        if (!attachments.isMissingNode() && (refuseLongText || !attachments.isEmpty())) {
            target.set("attachments", checkedAttachments(attachments));
        }
        JsonNode metadata = call.nested("metadata", "invalid_metadata_format");
        if (!metadata.isMissingNode()) {
            target.set("metadata", checkedMetadata(metadata));
        }
    }

    private JsonNode checkedBlocks(JsonNode blocks) throws ApiRefusal {
        if (!blocks.isArray()) {
            throw new ApiRefusal("invalid_blocks_format");
        }
        List<String> problems = BlockValidator.problems(blocks, Surface.MESSAGE);
        if (!problems.isEmpty()) {
            throw new ApiRefusal("invalid_blocks", problems);
        }
        if (BlockValidator.characters(blocks) > BlockValidator.MAX_MESSAGE_BLOCK_CHARACTERS) {
            throw new ApiRefusal("msg_blocks_too_long");
        }
        return withIds(blocks);
    }

    private JsonNode checkedAttachments(JsonNode attachments) throws ApiRefusal {
        if (!attachments.isArray()) {
            throw new ApiRefusal("invalid_attachments");
        }
        if (attachments.size() > MAX_ATTACHMENTS) {
            throw new ApiRefusal("too_many_attachments");
        }
        JsonNode copy = attachments.deepCopy();
        for (int i = 0; i < copy.size(); i++) {
            if (copy.get(i) instanceof ObjectNode attachment) {
                attachment.put("id", i + 1);
                if (attachment.has("blocks")) {
                    attachment.set("blocks", checkedBlocks(attachment.get("blocks")));
                }
            }
        }
        return copy;
    }

    private static JsonNode checkedMetadata(JsonNode metadata) throws ApiRefusal {
        if (metadata.isEmpty()) {
            return metadata;
        }
        if (!metadata.path("event_type").isTextual()
                || !metadata.path("event_payload").isObject()) {
            throw new ApiRefusal("invalid_metadata_format");
        }
        if (metadata.toString().length() > MAX_METADATA) {
            throw new ApiRefusal("metadata_too_large");
        }
        return metadata;
    }

    /** Slack makes up the ids that were left out; clicks refer to them. */
    JsonNode withIds(JsonNode blocks) {
        JsonNode copy = blocks.deepCopy();
        for (JsonNode block : copy) {
            if (block.path("block_id").asText().isEmpty()) {
                ((ObjectNode) block).put("block_id", ids.small(5));
            }
            block.path("elements").forEach(this::actionId);
            actionId(block.path("accessory"));
            actionId(block.path("element"));
        }
        return copy;
    }

    private void actionId(JsonNode element) {
        boolean silent = List.of("", "image", "mrkdwn", "plain_text")
                        .contains(element.path("type").asText())
                || element.path("type").asText().startsWith("rich_text_");
        boolean typed = element.path("type").asText().equals("rich_text_input");
        if (element instanceof ObjectNode node
                && (!silent || typed)
                && node.path("action_id").asText().isEmpty()) {
            node.put("action_id", ids.small(5));
        }
    }

    private ObjectNode profile() {
        return Json.object()
                .put("id", bot.botId())
                .put("app_id", bot.appId())
                .put("name", bot.name())
                .put("deleted", false)
                .put("team_id", WorkspaceSettings.TEAM_ID);
    }

    static String escapeStray(String text) {
        String ampersands = STRAY_AMPERSAND.matcher(text).replaceAll("&amp;");
        return STRAY_LESS.matcher(ampersands).replaceAll("&lt;");
    }
}
