package dev.pageturner.bot.alert;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One object of the payload, read field by field; a wrong type is said with the path to it. */
final class Fields {
    private static final int SHORT = 40;
    /** How Go writes a time that was never set. */
    private static final String ZERO = "0001-01-01T00:00:00Z";

    private final JsonNode object;
    private final String prefix;

    Fields(JsonNode object, String prefix) {
        this.object = object;
        this.prefix = prefix;
    }

    String path(String field) {
        return prefix + field;
    }

    String text(String field) {
        if (object.path(field).isMissingNode()) {
            throw new MalformedPayloadException(path(field) + " is missing");
        }
        return text(object.path(field), path(field));
    }

    String text(String field, String otherwise) {
        JsonNode node = object.path(field);
        return node.isMissingNode() || node.isNull() ? otherwise : text(node, path(field));
    }

    Map<String, String> texts(String field) {
        JsonNode node = object.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return Map.of();
        }
        if (!node.isObject()) {
            throw wrong(path(field), "an object", node);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties().forEach(entry -> texts.put(Storable.text(entry.getKey()), text(field, entry)));
        return texts;
    }

    private String text(String field, Map.Entry<String, JsonNode> entry) {
        JsonNode value = entry.getValue();
        return value.isTextual()
                ? Storable.text(value.textValue())
                : text(value, path(field) + "." + shortened(entry.getKey()));
    }

    List<Fields> objects(String field) {
        JsonNode node = object.path(field);
        if (node.isMissingNode()) {
            throw new MalformedPayloadException(path(field) + " is missing");
        }
        if (!node.isArray()) {
            throw wrong(path(field), "an array", node);
        }
        List<Fields> objects = new ArrayList<>();
        for (JsonNode element : node) {
            String at = path(field) + "[" + objects.size() + "]";
            if (!element.isObject()) {
                throw wrong(at, "an object", element);
            }
            objects.add(new Fields(element, at + "."));
        }
        return objects;
    }

    int count(String field) {
        JsonNode node = object.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return 0;
        }
        if (!node.isIntegralNumber()) {
            throw wrong(path(field), "a whole number", node);
        }
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, node.asLong()));
    }

    /** Null for a missing time and for Go's zero time. Kept to the microsecond, which is what the database keeps. */
    @Nullable
    Instant moment(String field) {
        String text = text(field, "");
        if (text.isEmpty() || text.equals(ZERO)) {
            return null;
        }
        try {
            OffsetDateTime moment = OffsetDateTime.parse(text);
            return moment.getYear() <= 1 ? null : moment.toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw new MalformedPayloadException(
                    path(field) + " is \"" + shortened(text) + "\", but has to be a time like 2026-11-21T10:15:00Z");
        }
    }

    private static String text(JsonNode node, String path) {
        if (!node.isTextual()) {
            throw wrong(path, "a string", node);
        }
        return Storable.text(node.textValue());
    }

    private static MalformedPayloadException wrong(String path, String wanted, JsonNode found) {
        return new MalformedPayloadException(path + " has to be " + wanted + ", not "
                + switch (found.getNodeType()) {
                    case ARRAY -> "an array";
                    case OBJECT, POJO -> "an object";
                    case STRING, BINARY -> "a string";
                    case NUMBER -> "a number";
                    case BOOLEAN -> "a boolean";
                    case NULL, MISSING -> "null";
                });
    }

    static String shortened(String text) {
        return text.length() <= SHORT ? text : text.substring(0, SHORT) + "...";
    }
}
