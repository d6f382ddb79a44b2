package dev.pageturner.bot.rehearsal.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.ApiError;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.ObjectStore;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceType;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceTypes;
import java.util.List;

/** Delete: preconditions, grace periods, and what happens to dependents. */
final class Deletes {
    private final ObjectStore store;

    Deletes(ObjectStore store) {
        this.store = store;
    }

    Reply delete(Call call, Target target) {
        ObjectNode options = call.body().length == 0 ? Json.object() : call.object();
        synchronized (store) {
            ObjectNode object = store.get(target.type(), target.namespace(), target.name());
            ObjectNode deleted = delete(target.type(), object, options, dryRun(call, options), call);
            boolean gone =
                    store.find(target.type(), target.namespace(), target.name()).isEmpty();
            boolean immediate = grace(target.type(), object, options, call) == 0;
            if (gone && target.type() != ResourceTypes.PODS || immediate && dryRun(call, options)) {
                return Reply.json(200, status(target.type(), object));
            }
            return Reply.json(200, deleted);
        }
    }

    Reply collection(Call call, Target target) {
        ObjectNode options = call.body().length == 0 ? Json.object() : call.object();
        ObjectNode list = Json.object();
        list.put("kind", target.type().kind() + "List")
                .put("apiVersion", target.type().apiVersion());
        ArrayNode items = list.putArray("items");
        synchronized (store) {
            list.putObject("metadata").put("resourceVersion", Long.toString(store.revision()));
            for (ObjectNode object : store.list(target.type(), target.namespace(), Reads.wanted(call, target.type()))) {
                items.add(delete(target.type(), object, options, dryRun(call, options), call));
            }
        }
        return Reply.json(200, list);
    }

    /** Used by evictions too, which carry the same options. */
    ObjectNode delete(ResourceType type, ObjectNode object, ObjectNode options, boolean dryRun, Call call) {
        preconditions(type, object, options.path("preconditions"));
        String propagation = Json.text(options, "propagationPolicy");
        propagation = propagation.isEmpty() ? call.query("propagationPolicy") : propagation;
        if (propagation.equals("Orphan") && !dryRun) {
            orphan(object);
        }
        ObjectNode marked = object;
        if (propagation.equals("Foreground") && !dryRun && store.edit(type, object, Deletes::holdForDependents)) {
            marked = store.get(type, Json.namespace(object), Json.name(object));
        }
        return store.delete(type, marked, grace(type, object, options, call), dryRun);
    }

    private static void holdForDependents(ObjectNode object) {
        ArrayNode finalizers = Json.children(Json.child(object, "metadata"), "finalizers");
        if (Json.items(finalizers).stream().noneMatch(f -> f.asText().equals("foregroundDeletion"))) {
            finalizers.add("foregroundDeletion");
        }
    }

    private static boolean dryRun(Call call, JsonNode options) {
        return call.dryRun() || !Json.items(options, "dryRun").isEmpty();
    }

    private static long grace(ResourceType type, ObjectNode object, ObjectNode options, Call call) {
        if (type == ResourceTypes.NAMESPACES) {
            return 1;
        }
        boolean unscheduled = Json.text(object, "spec", "nodeName").isEmpty();
        String phase = Json.text(object, "status", "phase");
        if (type != ResourceTypes.PODS || unscheduled || phase.equals("Succeeded") || phase.equals("Failed")) {
            return 0;
        }
        int wanted = Json.number(object, 30, "spec", "terminationGracePeriodSeconds");
        wanted = call.number("gracePeriodSeconds").orElse(wanted);
        wanted = Json.number(options, wanted, "gracePeriodSeconds");
        return Math.max(0, wanted);
    }

    private static void preconditions(ResourceType type, ObjectNode object, JsonNode preconditions) {
        String uid = Json.text(preconditions, "uid");
        if (!uid.isEmpty() && !uid.equals(Json.uid(object))) {
            throw ApiError.conflict(
                    type,
                    Json.name(object),
                    "Precondition failed: UID in precondition: " + uid + ", UID in object meta: " + Json.uid(object));
        }
        String version = Json.text(preconditions, "resourceVersion");
        String current = Json.text(object, "metadata", "resourceVersion");
        if (!version.isEmpty() && !version.equals(current)) {
            throw ApiError.conflict(
                    type,
                    Json.name(object),
                    "Precondition failed: ResourceVersion in precondition: " + version
                            + ", ResourceVersion in object meta: " + current);
        }
    }

    private void orphan(ObjectNode owner) {
        for (ResourceType type : List.of(ResourceTypes.PODS, ResourceTypes.REPLICA_SETS, ResourceTypes.JOBS)) {
            for (ObjectNode dependent : store.list(type, Json.namespace(owner), o -> Json.controlledBy(o, owner))) {
                store.edit(type, dependent, o -> Json.child(o, "metadata").remove("ownerReferences"));
            }
        }
    }

    private static ObjectNode status(ResourceType type, ObjectNode object) {
        ObjectNode status = Writes.success();
        ObjectNode details = status.putObject("details").put("name", Json.name(object));
        if (!type.group().isEmpty()) {
            details.put("group", type.group());
        }
        details.put("kind", type.plural()).put("uid", Json.uid(object));
        return status;
    }
}
