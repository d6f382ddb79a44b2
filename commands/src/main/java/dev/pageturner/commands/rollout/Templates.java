package dev.pageturner.commands.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Fingerprint;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.print.UnifiedDiff;
import dev.pageturner.commands.print.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Pod templates compared by meaning: nothing, null and empty are the same, the controller's own label does not count. */
final class Templates {
    static final String HASH_LABEL = "pod-template-hash";

    private static final Set<String> EMPTY_IS_NOTHING =
            Set.of("metadata", "labels", "annotations", "nodeSelector", "resources", "limits", "requests", "overhead");

    private Templates() {}

    /** As it is written back: without the label that the controller adds. */
    static ObjectNode withoutHash(JsonNode template) {
        ObjectNode copy = template.isObject() ? template.deepCopy() : Json.object();
        if (copy.at("/metadata/labels") instanceof ObjectNode labels) {
            labels.remove(HASH_LABEL);
        }
        copy.remove("$patch");
        return copy;
    }

    static boolean same(JsonNode a, JsonNode b) {
        return canonical(withoutHash(a)).equals(canonical(withoutHash(b)));
    }

    static String hash(JsonNode template) {
        return Fingerprint.hash(canonical(withoutHash(template)).toString());
    }

    static String diff(JsonNode before, JsonNode after) {
        return UnifiedDiff.of(Yaml.print(canonical(withoutHash(before))), Yaml.print(canonical(withoutHash(after))));
    }

    /** Image of each container, as {@code name=image}. */
    static List<String> images(JsonNode template) {
        List<String> images = new ArrayList<>();
        for (String list : List.of("initContainers", "containers")) {
            for (JsonNode container : template.path("spec").path(list)) {
                images.add(container.path("name").asText() + "="
                        + container.path("image").asText());
            }
        }
        return images;
    }

    private static JsonNode canonical(JsonNode value) {
        if (value instanceof ObjectNode object) {
            TreeMap<String, JsonNode> members = new TreeMap<>();
            object.properties().forEach(entry -> {
                JsonNode member = canonical(entry.getValue());
                if (!member.isNull() && !(member.isContainerNode() && saysNothing(entry.getKey(), member))) {
                    members.put(entry.getKey(), member);
                }
            });
            ObjectNode sorted = Json.object();
            members.forEach(sorted::set);
            return sorted;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode elements = Json.array();
            array.forEach(element -> elements.add(canonical(element)));
            return elements;
        }
        return value;
    }

    /** Empty lists, maps and plain structs; elsewhere, as in {@code emptyDir: {}}, being there is what counts. */
    private static boolean saysNothing(String key, JsonNode member) {
        return member.isEmpty() && (member.isArray() || EMPTY_IS_NOTHING.contains(key));
    }
}
