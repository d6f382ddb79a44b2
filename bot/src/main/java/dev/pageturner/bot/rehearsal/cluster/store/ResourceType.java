package dev.pageturner.bot.rehearsal.cluster.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** One kind of object that the API serves. The core group is the empty one. */
public record ResourceType(
        String group,
        String version,
        String plural,
        String kind,
        boolean namespaced,
        List<String> shortNames,
        List<String> categories,
        Set<String> subresources) {
    public ResourceType {
        shortNames = List.copyOf(shortNames);
        categories = List.copyOf(categories);
        subresources = Set.copyOf(subresources);
    }

    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** As errors name it: {@code deployments.apps}, {@code pods}. */
    public String qualified() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** As validation errors name it: {@code Deployment.apps}, {@code Pod}. */
    public String qualifiedKind() {
        return group.isEmpty() ? kind : kind + "." + group;
    }

    public String singular() {
        return kind.toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether a change of its spec counts in metadata.generation. */
    public boolean counted() {
        return !Set.of("services", "nodes", "namespaces", "events", "configmaps", "secrets", "endpoints")
                .contains(plural);
    }

    public ObjectNode stamped(ObjectNode object) {
        ObjectNode stamped = Json.object();
        stamped.put("apiVersion", apiVersion()).put("kind", kind);
        object.properties().forEach(e -> {
            if (!e.getKey().equals("apiVersion") && !e.getKey().equals("kind")) {
                stamped.set(e.getKey(), e.getValue());
            }
        });
        return stamped;
    }
}
