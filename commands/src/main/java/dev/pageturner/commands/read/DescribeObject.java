package dev.pageturner.commands.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.print.Sheet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Describes anything by its fields. */
final class DescribeObject {
    private static final Set<String> SAID_BEFORE = Set.of(
            ".metadata.managedFields",
            ".metadata.name",
            ".metadata.namespace",
            ".metadata.labels",
            ".metadata.annotations");
    private static final Set<String> ACRONYMS = Set.of("API", "URL", "UID", "GUID");
    private static final Pattern WORDS = Pattern.compile("[A-Za-z-]+");

    private DescribeObject() {}

    static void print(Sheet sheet, ObjectNode object) {
        sheet.fact(0, "Name", Json.name(object)).fact(0, "Namespace", Json.namespace(object));
        Describing.labels(sheet, "Labels", Json.map(object, "/metadata/labels"));
        Describing.annotations(sheet, "Annotations", Json.map(object, "/metadata/annotations"));
        members(sheet, 0, object, "");
    }

    private static void members(Sheet sheet, int level, JsonNode object, String path) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        object.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        sorted.forEach((name, value) -> {
            String at = path + "." + name;
            if (!SAID_BEFORE.contains(at)) {
                member(sheet, level, label(name), value, at);
            }
        });
    }

    private static void member(Sheet sheet, int level, String label, JsonNode value, String at) {
        if (value.isObject()) {
            sheet.line(level, label + ":");
            members(sheet, level + 1, value, at);
        } else if (value.isArray()) {
            sheet.line(level, label + ":");
            value.forEach(element -> {
                if (element.isObject()) {
                    members(sheet, level + 1, element, at);
                } else {
                    sheet.line(level + 1, element.asText());
                }
            });
        } else {
            sheet.fact(level, label, value.isNull() ? "<nil>" : value.asText());
        }
    }

    /** {@code apiVersion} is {@code API Version}, {@code creationTimestamp} is {@code Creation Timestamp}. */
    private static String label(String field) {
        if (!WORDS.matcher(field).matches()) {
            return field;
        }
        String spaced = field.replaceAll("([a-z])([A-Z])", "$1 $2").replaceAll("([A-Z]+)([A-Z][a-z]{2,})", "$1 $2");
        StringBuilder label = new StringBuilder();
        for (String word : spaced.split(" ")) {
            String upper = word.toUpperCase(Locale.ROOT);
            label.append(label.isEmpty() ? "" : " ")
                    .append(ACRONYMS.contains(upper) ? upper : upper.charAt(0) + word.substring(1));
        }
        return label.toString();
    }
}
