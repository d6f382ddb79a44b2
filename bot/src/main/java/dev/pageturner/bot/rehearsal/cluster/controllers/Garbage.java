package dev.pageturner.bot.rehearsal.cluster.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.ObjectStore;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceType;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceTypes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Removes what has lost its owner, and namespaces that were asked to go, with all that is in them. */
final class Garbage implements Controller {
    private static final String FOREGROUND = "foregroundDeletion";
    private static final List<ResourceType> DEPENDENTS = List.of(
            ResourceTypes.REPLICA_SETS,
            ResourceTypes.JOBS,
            ResourceTypes.CONTROLLER_REVISIONS,
            ResourceTypes.ENDPOINT_SLICES,
            ResourceTypes.PODS);

    private final ObjectStore store;

    Garbage(ObjectStore store) {
        this.store = store;
    }

    @Override
    public void tick() {
        Set<String> uids = new HashSet<>();
        Set<String> foreground = new HashSet<>();
        for (ResourceType type : ResourceTypes.ALL) {
            for (ObjectNode object : store.list(type, "")) {
                uids.add(Json.uid(object));
                if (Json.deleting(object) && finalizers(object).contains(FOREGROUND)) {
                    foreground.add(Json.uid(object));
                }
            }
        }
        Set<String> blocking = collect(uids, foreground);
        release(foreground, blocking);
        store.list(ResourceTypes.NAMESPACES, "", Json::deleting).forEach(this::empty);
    }

    private Set<String> collect(Set<String> uids, Set<String> foreground) {
        Set<String> blocking = new HashSet<>();
        for (ResourceType type : DEPENDENTS) {
            for (ObjectNode object : store.list(type, "")) {
                JsonNode owner = Json.controller(object);
                String uid = Json.text(owner, "uid");
                boolean leaving = foreground.contains(uid);
                if (leaving) {
                    blocking.add(uid);
                }
                if (!owner.isMissingNode() && (leaving || !uids.contains(uid)) && !Json.deleting(object)) {
                    delete(type, object, leaving);
                }
            }
        }
        return blocking;
    }

    private void delete(ResourceType type, ObjectNode object, boolean foreground) {
        if (type == ResourceTypes.PODS) {
            Pods.delete(store, object);
            return;
        }
        if (foreground && type == ResourceTypes.REPLICA_SETS) {
            store.edit(type, object, o -> Json.children(Json.child(o, "metadata"), "finalizers")
                    .add(FOREGROUND));
        }
        store.find(type, Json.namespace(object), Json.name(object)).ifPresent(o -> store.delete(type, o, 0, false));
    }

    private void release(Set<String> foreground, Set<String> blocking) {
        for (ResourceType type : ResourceTypes.ALL) {
            for (ObjectNode object : store.list(type, "", o -> foreground.contains(Json.uid(o)))) {
                if (!blocking.contains(Json.uid(object))) {
                    store.edit(type, object, o -> {
                        ArrayNode kept = Json.array();
                        Json.items(o, "metadata", "finalizers").stream()
                                .filter(f -> !f.asText().equals(FOREGROUND))
                                .forEach(kept::add);
                        Json.child(o, "metadata").set("finalizers", kept);
                    });
                }
            }
        }
    }

    private static List<String> finalizers(JsonNode object) {
        return Json.items(object, "metadata", "finalizers").stream()
                .map(JsonNode::asText)
                .toList();
    }

    private void empty(ObjectNode namespace) {
        store.edit(ResourceTypes.NAMESPACES, namespace, n -> Json.child(n, "status")
                .put("phase", "Terminating"));
        boolean left = false;
        for (ResourceType type : ResourceTypes.ALL) {
            if (type.namespaced()) {
                for (ObjectNode object : store.list(type, Json.name(namespace))) {
                    left = true;
                    if (!Json.deleting(object)) {
                        delete(type, object, false);
                    }
                }
            }
        }
        if (!left) {
            store.remove(ResourceTypes.NAMESPACES, namespace);
        }
    }
}
