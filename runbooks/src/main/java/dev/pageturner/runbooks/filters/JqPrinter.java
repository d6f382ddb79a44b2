package dev.pageturner.runbooks.filters;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Prints JSON the way jq does. */
final class JqPrinter {
    private final boolean raw;
    private final boolean compact;
    private final boolean sorted;
    private final boolean joined;

    JqPrinter(boolean raw, boolean compact, boolean sorted, boolean joined) {
        this.raw = raw;
        this.compact = compact;
        this.sorted = sorted;
        this.joined = joined;
    }

    void print(JsonNode node, StringBuilder out) {
        if (raw && node.isTextual()) {
            out.append(node.textValue());
        } else {
            value(node, 0, out);
        }
        if (!joined) {
            out.append('\n');
        }
    }

    private void value(JsonNode node, int depth, StringBuilder out) {
        if (node.isObject()) {
            object(node, depth, out);
        } else if (node.isArray()) {
            array(node, depth, out);
        } else if (node.isTextual()) {
            string(node.textValue(), out);
        } else if (node.isNumber()) {
            out.append(JqNumber.print(node));
        } else {
            out.append(node.asText());
        }
    }

    private void object(JsonNode node, int depth, StringBuilder out) {
        List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(node.properties());
        if (sorted) {
            entries.sort(Map.Entry.comparingByKey(Comparator.naturalOrder()));
        }
        out.append('{');
        String separator = "";
        for (Map.Entry<String, JsonNode> entry : entries) {
            out.append(separator);
            line(depth + 1, out);
            string(entry.getKey(), out);
            out.append(compact ? ":" : ": ");
            value(entry.getValue(), depth + 1, out);
            separator = ",";
        }
        if (!entries.isEmpty()) {
            line(depth, out);
        }
        out.append('}');
    }

    private void array(JsonNode node, int depth, StringBuilder out) {
        out.append('[');
        String separator = "";
        for (JsonNode element : node) {
            out.append(separator);
            line(depth + 1, out);
            value(element, depth + 1, out);
            separator = ",";
        }
        if (!node.isEmpty()) {
            line(depth, out);
        }
        out.append(']');
    }

    private void line(int depth, StringBuilder out) {
        if (!compact) {
            out.append('\n').append("  ".repeat(depth));
        }
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> out.append(c < 0x20 || c == 0x7f ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        out.append('"');
    }
}
