package dev.pageturner.bot.rehearsal.cluster.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Short ways through JSON trees: Kubernetes objects are kept as the trees that travel, so nothing is lost on the way. */
public final class Json {
    public static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** The node at a path, or a missing node. */
    public static JsonNode at(JsonNode node, String... path) {
        JsonNode at = node;
        for (String step : path) {
            at = at.path(step);
        }
        return at.isNull() ? MissingNode.getInstance() : at;
    }

    /** The text at a path; empty when there is none. */
    public static String text(JsonNode node, String... path) {
        return at(node, path).asText("");
    }

    public static int number(JsonNode node, int fallback, String... path) {
        return at(node, path).asInt(fallback);
    }

    /** The object at a path, made where it is missing. */
    public static ObjectNode child(ObjectNode node, String... path) {
        ObjectNode at = node;
        for (String step : path) {
            at = at.get(step) instanceof ObjectNode present ? present : at.putObject(step);
        }
        return at;
    }

    public static ArrayNode children(ObjectNode node, String field) {
        return node.get(field) instanceof ArrayNode present ? present : node.putArray(field);
    }

    public static List<JsonNode> items(JsonNode node, String... path) {
        List<JsonNode> items = new ArrayList<>();
        at(node, path).forEach(items::add);
        return items;
    }

    /** A flat object of texts, such as labels. */
    public static Map<String, String> texts(JsonNode node, String... path) {
        Map<String, String> texts = new TreeMap<>();
        at(node, path)
                .properties()
                .forEach(e -> texts.put(e.getKey(), e.getValue().asText()));
        return texts;
    }

    public static String name(JsonNode object) {
        return text(object, "metadata", "name");
    }

    public static String namespace(JsonNode object) {
        return text(object, "metadata", "namespace");
    }

    public static String uid(JsonNode object) {
        return text(object, "metadata", "uid");
    }

    public static boolean deleting(JsonNode object) {
        return !text(object, "metadata", "deletionTimestamp").isEmpty();
    }

    /** The same tree with its fields in order, so that equal trees have equal text. */
    public static String canonical(JsonNode node) {
        try {
            return MAPPER.writer(com.fasterxml.jackson.databind.SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .writeValueAsString(MAPPER.convertValue(node, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The owner that controls this object, or a missing node. */
    public static JsonNode controller(JsonNode object) {
        for (JsonNode owner : items(object, "metadata", "ownerReferences")) {
            if (owner.path("controller").asBoolean()) {
                return owner;
            }
        }
        return MissingNode.getInstance();
    }

    public static boolean controlledBy(JsonNode object, JsonNode owner) {
        return text(controller(object), "uid").equals(uid(owner));
    }

    /** A condition of the status by its type, or a missing node. */
    public static JsonNode condition(JsonNode object, String type) {
        for (JsonNode condition : items(object, "status", "conditions")) {
            if (text(condition, "type").equals(type)) {
                return condition;
            }
        }
        return MissingNode.getInstance();
    }
}
