package dev.pageturner.bot.rehearsal.workspace.blockkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks one JSON object, and what it contains, against the table. */
final class ObjectCheck {
    private static final Set<String> RICH_TEXT_PARTS =
            Set.of("rich_text_section", "rich_text_list", "rich_text_preformatted", "rich_text_quote");

    private final Map<String, Shape> table;
    private final List<String> problems;

    ObjectCheck(Map<String, Shape> table, List<String> problems) {
        this.table = table;
        this.problems = problems;
    }

    void object(JsonNode node, String kind, String pointer) {
        Shape shape = table.get(kind);
        if (shape == null || !node.isObject()) {
            problem("failed to match all allowed schemas", pointer);
            return;
        }
        shape.required().stream()
                .filter(name ->
                        node.path(name).isMissingNode() || node.path(name).isNull())
                .forEach(name -> problem("missing required field: " + name, pointer));
        if (!shape.oneOf().isEmpty() && shape.oneOf().stream().noneMatch(node::has)) {
            problem("must define either `" + String.join("` or `", shape.oneOf()) + "`", pointer);
        }
        node.properties().forEach(entry -> property(shape, entry.getKey(), entry.getValue(), pointer));
    }

    private void property(Shape shape, String name, JsonNode value, String pointer) {
        Rule rule = shape.rules().get(name);
        if (rule == null) {
            if (!name.equals("type")) {
                problem("invalid additional property: " + name, pointer);
            }
        } else if (!value.isNull()) {
            check(rule, value, pointer + "/" + name);
        }
    }

    private void check(Rule rule, JsonNode value, String pointer) {
        if (rule instanceof Rule.Text text) {
            text(value, text.kinds(), text.max(), pointer);
        } else if (rule instanceof Rule.Line line) {
            line(value, line.min(), line.max(), pointer);
        } else if (rule instanceof Rule.Word word) {
            require(word.allowed().contains(value.asText()), "must be a valid enum value", pointer);
        } else if (rule instanceof Rule.Number number) {
            number(value, number, pointer);
        } else if (rule instanceof Rule.Flag) {
            require(value.isBoolean(), "must be a valid boolean", pointer);
        } else if (rule instanceof Rule.Child child) {
            child(value, child.kinds(), pointer);
        } else if (rule instanceof Rule.Children children) {
            children(value, children, pointer);
        } else if (rule instanceof Rule.Texts texts) {
            texts(value, texts, pointer);
        } else if (rule instanceof Rule.Rows rows) {
            rows(value, rows, pointer);
        }
    }

    private void text(JsonNode value, Set<String> kinds, int max, String pointer) {
        if (!value.isObject()) {
            problem("must be a valid object", pointer);
            return;
        }
        require(kinds.contains(value.path("type").asText()), "must be a valid enum value", pointer + "/type");
        line(value.path("text"), 1, max, pointer + "/text");
    }

    private void line(JsonNode value, int min, int max, String pointer) {
        if (!value.isTextual()) {
            problem("must be a string", pointer);
            return;
        }
        int length = value.asText().codePointCount(0, value.asText().length());
        require(length >= min, "must be more than " + (min - 1) + " characters", pointer);
        require(length <= max, "must be less than " + (max + 1) + " characters", pointer);
    }

    private void number(JsonNode value, Rule.Number number, String pointer) {
        if (!value.isIntegralNumber()) {
            problem("must be an integer", pointer);
            return;
        }
        require(value.asLong() >= number.min(), "must be greater than or equal to " + number.min(), pointer);
        require(value.asLong() <= number.max(), "must be less than or equal to " + number.max(), pointer);
    }

    private void children(JsonNode value, Rule.Children rule, String pointer) {
        if (size(value, rule.min(), rule.max(), pointer)) {
            for (int i = 0; i < value.size(); i++) {
                child(value.get(i), rule.kinds(), pointer + "/" + i);
            }
        }
    }

    private void texts(JsonNode value, Rule.Texts rule, String pointer) {
        if (size(value, rule.min(), rule.max(), pointer)) {
            for (int i = 0; i < value.size(); i++) {
                text(value.get(i), rule.kinds(), rule.maxEach(), pointer + "/" + i);
            }
        }
    }

    private void rows(JsonNode value, Rule.Rows rule, String pointer) {
        if (!size(value, 1, rule.maxRows(), pointer)) {
            return;
        }
        for (int i = 0; i < value.size(); i++) {
            children(value.get(i), new Rule.Children(rule.kinds(), 1, rule.maxCells()), pointer + "/" + i);
        }
    }

    private void child(JsonNode value, Set<String> kinds, String pointer) {
        String type = value.path("type").asText();
        String implied = impliedKind(kinds);
        if (implied != null) {
            object(value, implied, pointer);
        } else if (kinds.contains("rich_text_part")) {
            require(RICH_TEXT_PARTS.contains(type), "unsupported type: " + type, pointer + "/type");
        } else if (!kinds.contains(type)) {
            problem("unsupported type: " + type, pointer + "/type");
        } else if (type.equals("plain_text") || type.equals("mrkdwn")) {
            text(value, kinds, 3000, pointer);
        } else if (!type.equals("rich_text")) {
            object(value, type.equals("image") ? "image_element" : type, pointer);
        }
    }

    /** Composition objects carry no type of their own. */
    private static @Nullable String impliedKind(Set<String> kinds) {
        for (String kind : List.of("option", "option_group", "confirm", "slack_file")) {
            if (kinds.equals(Set.of(kind))) {
                return kind;
            }
        }
        return null;
    }

    private boolean size(JsonNode value, int min, int max, String pointer) {
        if (!value.isArray()) {
            problem("must be an array", pointer);
            return false;
        }
        require(value.size() >= min, "no less than " + min + " items allowed", pointer);
        require(value.size() <= max, "no more than " + max + " items allowed", pointer);
        return true;
    }

    private void require(boolean holds, String complaint, String pointer) {
        if (!holds) {
            problem(complaint, pointer);
        }
    }

    private void problem(String complaint, String pointer) {
        problems.add(complaint + " [json-pointer:" + pointer + "]");
    }
}
