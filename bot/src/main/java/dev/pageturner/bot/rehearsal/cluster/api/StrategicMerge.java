package dev.pageturner.bot.rehearsal.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.ApiError;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Merge patches: RFC 7386, and the strategic kind that knows which lists are sets with a key. Keys are taken from the
 * field's name, which is unambiguous for the kinds that the practice cluster has.
 */
final class StrategicMerge {
    private static final Map<String, List<String>> KEYS = Map.ofEntries(
            Map.entry("containers", List.of("name")),
            Map.entry("initContainers", List.of("name")),
            Map.entry("ephemeralContainers", List.of("name")),
            Map.entry("env", List.of("name")),
            Map.entry("volumes", List.of("name")),
            Map.entry("imagePullSecrets", List.of("name")),
            Map.entry("secrets", List.of("name")),
            Map.entry("ports", List.of("containerPort", "port")),
            Map.entry("volumeMounts", List.of("mountPath")),
            Map.entry("volumeDevices", List.of("devicePath")),
            Map.entry("hostAliases", List.of("ip")),
            Map.entry("topologySpreadConstraints", List.of("topologyKey")),
            Map.entry("conditions", List.of("type")),
            Map.entry("addresses", List.of("type")),
            Map.entry("taints", List.of("key")),
            Map.entry("ownerReferences", List.of("uid")));
    private static final Set<String> SETS = Set.of("finalizers");
    private static final String DIRECTIVE = "$patch";
    private static final String ORDER = "$setElementOrder/";
    private static final String DELETE = "$deleteFromPrimitiveList/";

    private StrategicMerge() {}

    /** RFC 7386: null removes, objects merge, everything else replaces. */
    static JsonNode plain(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch.deepCopy();
        }
        ObjectNode merged = target instanceof ObjectNode object ? object.deepCopy() : Json.object();
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                merged.remove(change.getKey());
            } else {
                merged.set(change.getKey(), plain(merged.path(change.getKey()), change.getValue()));
            }
        });
        return merged;
    }

    static ObjectNode strategic(JsonNode target, ObjectNode patch) {
        ObjectNode merged = target instanceof ObjectNode object ? object.deepCopy() : Json.object();
        String directive = Json.text(patch, DIRECTIVE);
        if (directive.equals("replace") || directive.equals("delete")) {
            merged.removeAll();
        }
        if (directive.equals("delete")) {
            return merged;
        }
        retain(merged, patch.path("$retainKeys"));
        patch.properties().stream()
                .filter(c -> !c.getKey().startsWith("$"))
                .forEach(c -> field(merged, c.getKey(), c.getValue()));
        patch.properties().stream()
                .filter(c -> c.getKey().startsWith(DELETE))
                .forEach(c -> withdraw(merged, c.getKey().substring(DELETE.length()), c.getValue()));
        patch.properties().stream()
                .filter(c -> c.getKey().startsWith(ORDER))
                .forEach(c -> order(merged, c.getKey().substring(ORDER.length()), c.getValue()));
        return merged;
    }

    private static void field(ObjectNode merged, String name, JsonNode value) {
        if (value.isNull()) {
            merged.remove(name);
        } else if (value instanceof ObjectNode object) {
            merged.set(name, strategic(merged.path(name), object));
            if (Json.text(object, DIRECTIVE).equals("delete")) {
                merged.remove(name);
            }
        } else if (value instanceof ArrayNode list && keyed(name, list)) {
            merged.set(name, list(name, merged.path(name), list));
        } else if (value instanceof ArrayNode list && SETS.contains(name)) {
            ArrayNode all = Json.children(merged, name);
            list.forEach(item -> {
                if (!contains(all, item)) {
                    all.add(item);
                }
            });
        } else {
            merged.set(name, value.deepCopy());
        }
    }

    private static boolean keyed(String name, ArrayNode list) {
        return KEYS.containsKey(name) && (list.isEmpty() || list.get(0).isObject());
    }

    private static ArrayNode list(String name, JsonNode current, ArrayNode patch) {
        List<JsonNode> merged = new ArrayList<>();
        boolean replaces = Json.items(patch).stream()
                .anyMatch(item -> Json.text(item, DIRECTIVE).equals("replace"));
        if (!replaces) {
            current.forEach(merged::add);
        }
        for (JsonNode item : patch) {
            if (!item.has(DIRECTIVE) || Json.text(item, DIRECTIVE).equals("delete")) {
                item(name, merged, item);
            }
        }
        return Json.array().addAll(merged);
    }

    private static void item(String name, List<JsonNode> merged, JsonNode item) {
        String key = key(name, item);
        int at = -1;
        for (int i = 0; i < merged.size(); i++) {
            if (merged.get(i).path(key).equals(item.path(key))) {
                at = i;
            }
        }
        if (item.has(DIRECTIVE)) {
            if (at >= 0) {
                merged.remove(at);
            }
        } else if (at >= 0) {
            merged.set(at, strategic(merged.get(at), (ObjectNode) item));
        } else {
            merged.add(strategic(Json.object(), (ObjectNode) item));
        }
    }

    private static String key(String name, JsonNode item) {
        for (String key : KEYS.getOrDefault(name, List.of())) {
            if (item.has(key)) {
                return key;
            }
        }
        throw ApiError.badRequest("map: " + item + " does not contain declared merge key: "
                + KEYS.getOrDefault(name, List.of("name")).get(0));
    }

    private static void retain(ObjectNode merged, JsonNode keys) {
        if (keys.isArray()) {
            List<String> kept = new ArrayList<>();
            keys.forEach(k -> kept.add(k.asText()));
            merged.retain(kept);
        }
    }

    private static void withdraw(ObjectNode merged, String name, JsonNode values) {
        ArrayNode kept = Json.array();
        merged.path(name).forEach(value -> {
            if (!contains(values, value)) {
                kept.add(value);
            }
        });
        merged.set(name, kept);
    }

    private static void order(ObjectNode merged, String name, JsonNode order) {
        if (!(merged.get(name) instanceof ArrayNode list) || list.isEmpty()) {
            return;
        }
        List<JsonNode> sorted = new ArrayList<>();
        list.forEach(sorted::add);
        sorted.sort(Comparator.comparingInt(item -> {
            int place = place(name, item, order);
            return place < 0 ? Integer.MAX_VALUE : place;
        }));
        merged.set(name, Json.array().addAll(sorted));
    }

    private static int place(String name, JsonNode item, JsonNode order) {
        for (int i = 0; i < order.size(); i++) {
            JsonNode wanted = order.get(i);
            boolean same = item.isObject()
                    ? wanted.isObject() && wanted.path(key(name, wanted)).equals(item.path(key(name, wanted)))
                    : wanted.equals(item);
            if (same) {
                return i;
            }
        }
        return -1;
    }

    private static boolean contains(JsonNode list, JsonNode wanted) {
        for (JsonNode item : list) {
            if (item.equals(wanted)) {
                return true;
            }
        }
        return false;
    }
}
