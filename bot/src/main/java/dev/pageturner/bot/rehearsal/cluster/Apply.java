package dev.pageturner.bot.rehearsal.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.ObjectStore;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceType;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceTypes;

/** Puts manifests into the store: created when they are new, else merged over what is there, status included. */
final class Apply {
    private Apply() {}

    static void to(ObjectStore store, ObjectNode manifest) {
        ResourceType type = ResourceTypes.ofKind(Json.text(manifest, "apiVersion"), Json.text(manifest, "kind"))
                .orElseThrow(() -> new IllegalArgumentException("the practice cluster has no kind "
                        + Json.text(manifest, "kind") + " in " + Json.text(manifest, "apiVersion")));
        store.find(type, Json.namespace(manifest), Json.name(manifest))
                .ifPresentOrElse(
                        present -> update(store, type, present, manifest), () -> store.create(type, manifest, false));
    }

    private static void update(ObjectStore store, ResourceType type, ObjectNode present, ObjectNode manifest) {
        ObjectNode merged = present.deepCopy();
        merge(merged, manifest);
        store.update(type, merged, false, false);
        if (manifest.has("status")) {
            store.edit(type, present, o -> merge(o, Json.object().set("status", manifest.get("status"))));
        }
    }

    private static void merge(ObjectNode present, ObjectNode manifest) {
        manifest.properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode object
                    && present.get(field.getKey()) instanceof ObjectNode into) {
                merge(into, object);
            } else {
                present.set(field.getKey(), field.getValue().deepCopy());
            }
        });
    }
}
