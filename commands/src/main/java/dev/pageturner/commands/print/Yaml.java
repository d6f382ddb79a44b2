package dev.pageturner.commands.print;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** JSON as the YAML that kubectl prints: keys sorted, lists not indented, quotes only where they are needed. */
public final class Yaml {
    private static final Pattern OTHER_TYPE = Pattern.compile("(?i)~|null|true|false|yes|no|on|off|y|n"
            + "|[-+]?(0x[0-9a-f_]+|0o?[0-7_]+|[0-9][0-9_]*)|[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)(e[-+]?[0-9]+)?"
            + "|[-+]?\\.(inf|nan)|\\d{4}-\\d\\d?-\\d\\d?([Tt ].*)?");
    private static final Pattern PLAIN = Pattern.compile("[^\\s\\-?:,\\[\\]{}#&*!|>'\"%@`].*|[-?:][^\\s,\\[\\]{}].*");

    private Yaml() {}

    /** Ends with a line end. */
    public static String print(JsonNode value) {
        StringBuilder out = new StringBuilder();
        if (isNested(value)) {
            nested(value, "", out);
        } else {
            out.append(scalar(value, "")).append('\n');
        }
        return out.toString();
    }

    private static boolean isNested(JsonNode value) {
        return value.isContainerNode() && !value.isEmpty();
    }

    private static void nested(JsonNode value, String indent, StringBuilder out) {
        if (value.isArray()) {
            for (JsonNode element : value) {
                out.append(indent).append('-');
                element(element, indent, out);
            }
            return;
        }
        Map<String, JsonNode> sorted = new TreeMap<>();
        value.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        sorted.forEach((key, member) -> {
            out.append(indent).append(text(key, indent)).append(':');
            if (isNested(member)) {
                out.append('\n');
                nested(member, member.isArray() ? indent : indent + "  ", out);
            } else {
                out.append(' ').append(scalar(member, indent)).append('\n');
            }
        });
    }

    private static void element(JsonNode element, String indent, StringBuilder out) {
        if (!isNested(element)) {
            out.append(' ').append(scalar(element, indent)).append('\n');
            return;
        }
        // The first line of what is nested stands behind the dash.
        StringBuilder inner = new StringBuilder();
        nested(element, indent + "  ", inner);
        out.append(' ').append(inner, indent.length() + 2, inner.length());
    }

    private static String scalar(JsonNode value, String indent) {
        if (value.isObject()) {
            return "{}";
        }
        if (value.isArray()) {
            return "[]";
        }
        return value.isTextual() ? text(value.asText(), indent) : value.isMissingNode() ? "null" : value.asText();
    }

    private static String text(String text, String indent) {
        if (text.isEmpty() || OTHER_TYPE.matcher(text).matches()) {
            return '"' + text + '"';
        }
        if (text.indexOf('\n') >= 0 && text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\t')) {
            return block(text, indent + "  ");
        }
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            return escaped(text);
        }
        boolean plain = PLAIN.matcher(text).matches()
                && !text.contains(": ")
                && !text.contains(" #")
                && !text.endsWith(":")
                && !text.endsWith(" ")
                && !text.equals("---");
        return plain ? text : "'" + text.replace("'", "''") + "'";
    }

    private static String block(String text, String indent) {
        String kept = text.endsWith("\n\n") ? "|+" : text.endsWith("\n") ? "|" : "|-";
        StringBuilder out = new StringBuilder(text.startsWith(" ") ? kept.charAt(0) + "2" + kept.substring(1) : kept);
        String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        for (String line : body.split("\n", -1)) {
            out.append('\n').append(line.isEmpty() ? "" : indent + line);
        }
        return out.toString();
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> out.append(c < ' ' || c == 0x7f ? String.format("\\x%02x", (int) c) : String.valueOf(c));
            }
        }
        return out.append('"').toString();
    }
}
