package dev.pageturner.bot.rehearsal.workspace.blockkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says what Slack would find wrong with blocks and views, in Slack's words and with its JSON pointers. */
public final class BlockValidator {
    /** Measured, not published: somewhat above this many characters of text Slack answers msg_blocks_too_long. */
    public static final int MAX_MESSAGE_BLOCK_CHARACTERS = 13_200;

    private static final Map<String, Shape> TABLE = new BlockTable().shapes();
    private static final Set<String> BLOCKS = Set.of(
            "section",
            "header",
            "divider",
            "context",
            "actions",
            "image",
            "input",
            "rich_text",
            "markdown",
            "file",
            "video",
            "table");

    private BlockValidator() {}

    /** The problems of these blocks, each ending in its JSON pointer; empty when Slack would take them. */
    public static List<String> problems(JsonNode blocks, Surface surface) {
        List<String> problems = new ArrayList<>();
        if (!blocks.isArray()) {
            return List.of("must be an array [json-pointer:/blocks]");
        }
        if (blocks.size() > surface.maxBlocks()) {
            problems.add("no more than " + surface.maxBlocks() + " items allowed [json-pointer:/blocks]");
        }
        ObjectCheck check = new ObjectCheck(TABLE, problems);
        for (int i = 0; i < blocks.size(); i++) {
            checkBlock(check, blocks.get(i), surface, "/blocks/" + i, problems);
        }
        problems.addAll(new UniqueIds().repeated(blocks));
        return problems;
    }

    /** The problems of a modal or a Home tab, its blocks included. */
    public static List<String> viewProblems(JsonNode view) {
        String type = view.path("type").asText();
        if (!type.equals("modal") && !type.equals("home")) {
            return List.of("unsupported type: " + type + " [json-pointer:/view/type]");
        }
        List<String> problems = new ArrayList<>();
        Surface surface = type.equals("modal") ? Surface.MODAL : Surface.HOME;
        new ObjectCheck(TABLE, problems).object(view, "view_" + type, "/view");
        for (String problem : problems(view.path("blocks"), surface)) {
            problems.add(problem.replace("[json-pointer:/blocks", "[json-pointer:/view/blocks"));
        }
        if (surface == Surface.MODAL && hasInput(view.path("blocks")) && !view.has("submit")) {
            problems.add("missing required field: submit [json-pointer:/view]");
        }
        return problems;
    }

    /** All characters that people would read, as the limit of {@link #MAX_MESSAGE_BLOCK_CHARACTERS} counts them. */
    public static int characters(JsonNode blocks) {
        int sum = 0;
        for (JsonNode child : blocks) {
            sum += child.isContainerNode() ? characters(child) : 0;
        }
        return sum
                + (blocks.path("text").isTextual() ? blocks.get("text").asText().length() : 0);
    }

    private static void checkBlock(
            ObjectCheck check, JsonNode block, Surface surface, String pointer, List<String> problems) {
        String type = block.path("type").asText();
        Shape shape = BLOCKS.contains(type) ? TABLE.get(type) : null;
        if (shape == null) {
            problems.add("unsupported type: " + type + " [json-pointer:" + pointer + "/type]");
        } else if (!shape.allowedOn(surface)) {
            problems.add("unsupported block: " + type + " [json-pointer:" + pointer + "/type]");
        } else {
            check.object(block, type, pointer);
        }
    }

    private static boolean hasInput(JsonNode blocks) {
        for (JsonNode block : blocks) {
            if (block.path("type").asText().equals("input")) {
                return true;
            }
        }
        return false;
    }

    /** block_id is unique in a message or view, action_id in its block. */
    private static final class UniqueIds {
        private final Set<String> blockIds = new HashSet<>();

        List<String> repeated(JsonNode blocks) {
            List<String> problems = new ArrayList<>();
            for (int i = 0; i < blocks.size(); i++) {
                String id = blocks.get(i).path("block_id").asText();
                if (!id.isEmpty() && !blockIds.add(id)) {
                    problems.add("block_id `" + id + "` already exists [json-pointer:/blocks/" + i + "/block_id]");
                }
                actionIds(blocks.get(i), "/blocks/" + i, problems);
            }
            return problems;
        }

        private static void actionIds(JsonNode block, String pointer, List<String> problems) {
            Set<String> seen = new HashSet<>();
            JsonNode elements = block.path("elements");
            for (int i = 0; i < elements.size(); i++) {
                String id = elements.get(i).path("action_id").asText();
                if (!id.isEmpty() && !seen.add(id)) {
                    problems.add("action_id `" + id + "` already exists [json-pointer:" + pointer + "/elements/" + i
                            + "/action_id]");
                }
            }
        }
    }
}
