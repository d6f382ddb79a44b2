package dev.pageturner.commands.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Short words for what commands ask of an object's JSON. Paths are JSON Pointers. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** @throws IllegalArgumentException when it is not JSON */
    public static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** A map of maps, lists, texts, numbers and truths. */
    public static ObjectNode of(Map<?, ?> map) {
        return MAPPER.valueToTree(map);
    }

    public static String name(JsonNode object) {
        return text(object, "/metadata/name");
    }

    public static String namespace(JsonNode object) {
        return text(object, "/metadata/namespace");
    }

    public static String uid(JsonNode object) {
        return text(object, "/metadata/uid");
    }

    public static String resourceVersion(JsonNode object) {
        return text(object, "/metadata/resourceVersion");
    }

    /** Empty when there is none. */
    public static String text(JsonNode object, String pointer) {
        return object.at(pointer).asText("");
    }

    /** Zero when there is none, as Go's API types read it. */
    public static long number(JsonNode object, String pointer) {
        return object.at(pointer).asLong(0);
    }

    public static long number(JsonNode object, String pointer, long otherwise) {
        return object.at(pointer).isNumber() ? object.at(pointer).asLong() : otherwise;
    }

    public static @Nullable String annotation(JsonNode object, String key) {
        JsonNode value = object.path("metadata").path("annotations").get(key);
        return value == null || value.isNull() ? null : value.asText();
    }

    public static @Nullable String label(JsonNode object, String key) {
        JsonNode value = object.path("metadata").path("labels").get(key);
        return value == null || value.isNull() ? null : value.asText();
    }

    /** The strings of a map such as labels, in order; empty when there is none. */
    public static Map<String, String> map(JsonNode object, String pointer) {
        Map<String, String> map = new LinkedHashMap<>();
        object.at(pointer)
                .properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return Collections.unmodifiableMap(map);
    }

    /** The controlling owner reference; a missing node when there is none. */
    public static JsonNode controller(JsonNode object) {
        for (JsonNode owner : object.at("/metadata/ownerReferences")) {
            if (owner.path("controller").asBoolean()) {
                return owner;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    public static boolean isDeleting(JsonNode object) {
        return !text(object, "/metadata/deletionTimestamp").isEmpty();
    }

    /**
     * Whether an object has what a strategic merge patch put into it: null means that there is no such field, and elements of
     * an array are found by their name.
     */
    public static boolean contains(JsonNode object, JsonNode part) {
        if (part.isNull()) {
            return object.isMissingNode() || object.isNull();
        }
        if (part.isObject()) {
            return part.properties().stream()
                    .allMatch(field -> contains(object.path(field.getKey()), field.getValue()));
        }
        if (!part.isArray()) {
            return object.equals(part);
        }
        return StreamSupport.stream(part.spliterator(), false)
                .allMatch(wanted -> StreamSupport.stream(object.spliterator(), false)
                        .anyMatch(there -> there.path("name").equals(wanted.path("name")) && contains(there, wanted)));
    }
}
