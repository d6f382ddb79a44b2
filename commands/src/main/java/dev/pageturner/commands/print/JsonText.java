package dev.pageturner.commands.print;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** JSON as kubectl prints it: keys sorted, four spaces. */
public final class JsonText {
    private static final String STEP = "    ";

    private JsonText() {}

    /** Ends with a line end. */
    public static String print(JsonNode value) {
        StringBuilder out = new StringBuilder();
        append(value, "", out);
        return out.append('\n').toString();
    }

    private static void append(JsonNode value, String indent, StringBuilder out) {
        if (value.isEmpty() || !value.isContainerNode()) {
            out.append(value);
            return;
        }
        String inner = indent + STEP;
        String separator = "\n";
        out.append(value.isArray() ? '[' : '{');
        if (value.isArray()) {
            for (JsonNode element : value) {
                out.append(separator).append(inner);
                append(element, inner, out);
                separator = ",\n";
            }
        } else {
            Map<String, JsonNode> sorted = new TreeMap<>();
            value.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
            for (Map.Entry<String, JsonNode> entry : sorted.entrySet()) {
                out.append(separator)
                        .append(inner)
                        .append(com.fasterxml.jackson.databind.node.TextNode.valueOf(entry.getKey()))
                        .append(": ");
                append(entry.getValue(), inner, out);
                separator = ",\n";
            }
        }
        out.append('\n').append(indent).append(value.isArray() ? ']' : '}');
    }
}
