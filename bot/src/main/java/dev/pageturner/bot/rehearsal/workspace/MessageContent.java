package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.workspace.blockkit.BlockValidator;
import dev.pageturner.bot.rehearsal.workspace.blockkit.Surface;
import java.util.List;
import java.util.regex.Pattern;

/** Text, blocks, attachments and metadata of a call, checked as Slack checks them. */
final class MessageContent {
    private static final int MAX_ATTACHMENTS = 100;
    private static final int MAX_METADATA = 16_000;
    private static final Pattern STRAY_AMPERSAND = Pattern.compile("&(?!amp;|lt;|gt;)");
    private static final Pattern STRAY_LESS =
            Pattern.compile("<(?![@#!]|[a-z][a-z0-9+.-]*:)", Pattern.CASE_INSENSITIVE);

    private final Ids ids;

    MessageContent(Ids ids) {
        this.ids = ids;
    }

    /** Of a new message: long text is cut, empty lists are left out. */
    ObjectNode fresh(ApiCall call) throws ApiRefusal {
        ObjectNode content = Json.object();
        read(call, content, Messages.MAX_TEXT, false);
        return content;
    }

    /** Of a changed message: long text is refused, an empty list stands for "remove". */
    ObjectNode replacement(ApiCall call) throws ApiRefusal {
        ObjectNode content = Json.object();
        read(call, content, Messages.MAX_UPDATED_TEXT, true);
        return content;
    }

    private void read(ApiCall call, ObjectNode target, int maxText, boolean update) throws ApiRefusal {
        String text = call.text("text");
        if (update && text.length() > maxText) {
            throw new ApiRefusal("msg_too_long");
        }
        if (!update || call.has("text")) {
            target.put("text", escapeStray(text.length() > maxText ? text.substring(0, maxText) : text));
        }
        JsonNode blocks = call.nested("blocks", "invalid_blocks_format");
        if (!blocks.isMissingNode() && (update || !blocks.isEmpty())) {
            target.set("blocks", checkedBlocks(blocks));
        }
        JsonNode attachments = call.nested("attachments", "invalid_attachments");
        if (!attachments.isMissingNode() && (update || !attachments.isEmpty())) {
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

    private static String escapeStray(String text) {
        String ampersands = STRAY_AMPERSAND.matcher(text).replaceAll("&amp;");
        return STRAY_LESS.matcher(ampersands).replaceAll("&lt;");
    }
}
