package dev.pageturner.bot.rehearsal.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.ApiError;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.ObjectStore;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceType;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceTypes;
import java.util.Optional;

/** Create, update and patch. */
final class Writes {
    private final ObjectStore store;
    private final Reads reads;

    Writes(ObjectStore store, Reads reads) {
        this.store = store;
        this.reads = reads;
    }

    Reply create(Call call, Target target) {
        ObjectNode object = call.object();
        checkKind(target.type(), object);
        checkNamespace(target, object);
        ObjectNode created = store.create(target.type(), object, call.dryRun());
        return Reply.json(201, reads.shaped(call, target.type(), created));
    }

    Reply update(Call call, Target target) {
        ObjectNode object = call.object();
        checkKind(target.type(), object);
        checkNamespace(target, object);
        if (!Json.name(object).equals(target.name())) {
            throw ApiError.badRequest("the name of the object (" + Json.name(object)
                    + ") does not match the name on the URL (" + target.name() + ")");
        }
        boolean status = target.subresource().equals("status");
        return Reply.json(
                200, reads.shaped(call, target.type(), store.update(target.type(), object, status, call.dryRun())));
    }

    Reply patch(Call call, Target target) {
        boolean apply = call.contentType().startsWith("application/apply-patch");
        boolean status = target.subresource().equals("status");
        synchronized (store) {
            Optional<ObjectNode> current = store.find(target.type(), target.namespace(), target.name());
            if (current.isEmpty() && apply) {
                ObjectNode object = call.object();
                checkNamespace(target, object);
                Json.child(object, "metadata").put("name", target.name());
                return Reply.json(201, store.create(target.type(), object, call.dryRun()));
            }
            ObjectNode object = current.orElseThrow(() -> ApiError.notFound(target.type(), target.name()));
            ObjectNode patched = patched(call, object);
            if (!Json.name(patched).equals(target.name())) {
                throw ApiError.badRequest("the name of the object may not be changed by a patch");
            }
            ObjectNode stored = store.update(target.type(), patched, status, call.dryRun());
            return Reply.json(200, reads.shaped(call, target.type(), stored));
        }
    }

    static ObjectNode patched(Call call, ObjectNode object) {
        String kind = call.contentType().split(";")[0].trim();
        ObjectNode patched =
                switch (kind) {
                    case "application/json-patch+json" -> JsonPatch.apply(object, call.json());
                    case "application/merge-patch+json" -> (ObjectNode) StrategicMerge.plain(object, call.object());
                    case "application/strategic-merge-patch+json", "application/apply-patch+yaml" ->
                        StrategicMerge.strategic(object, call.object());
                    default -> throw ApiError.unsupportedMedia(kind);
                };
        // A version that the patch does not name is no precondition: the object was read under the same lock.
        if (!patched.path("metadata").isObject()) {
            throw ApiError.badRequest("a patch may not remove metadata");
        }
        return patched;
    }

    private static void checkKind(ResourceType type, JsonNode object) {
        String kind = Json.text(object, "kind");
        if (!kind.isEmpty() && !kind.equals(type.kind())) {
            throw ApiError.badRequest(kind + " in version \"" + Json.text(object, "apiVersion")
                    + "\" cannot be handled as a " + type.kind());
        }
    }

    private void checkNamespace(Target target, ObjectNode object) {
        if (!target.type().namespaced()) {
            return;
        }
        ObjectNode metadata = Json.child(object, "metadata");
        if (!metadata.hasNonNull("namespace")) {
            metadata.put("namespace", target.namespace());
        }
        if (!Json.namespace(object).equals(target.namespace())) {
            throw ApiError.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
        ObjectNode namespace = store.find(ResourceTypes.NAMESPACES, "", target.namespace())
                .orElseThrow(() -> ApiError.notFound(ResourceTypes.NAMESPACES, target.namespace()));
        if (Json.deleting(namespace)) {
            throw ApiError.forbidden(
                            target.type(),
                            Json.name(object),
                            "unable to create new content in namespace " + target.namespace()
                                    + " because it is being terminated")
                    .cause(
                            "NamespaceTerminating",
                            "metadata.namespace",
                            "namespace " + target.namespace() + " is being terminated");
        }
    }

    /** The scale subresource: replicas alone, whatever the kind. */
    Reply scale(Call call, Target target) {
        ObjectNode object = store.get(target.type(), target.namespace(), target.name());
        if (call.method().equals("GET")) {
            return Reply.json(200, scaleOf(object));
        }
        synchronized (store) {
            object = store.get(target.type(), target.namespace(), target.name());
            ObjectNode scale = call.method().equals("PATCH") ? patched(call, scaleOf(object)) : call.object();
            ObjectNode next = object.deepCopy();
            Json.child(next, "spec").put("replicas", Json.number(scale, 0, "spec", "replicas"));
            String version = Json.text(scale, "metadata", "resourceVersion");
            if (!version.isEmpty()) {
                Json.child(next, "metadata").put("resourceVersion", version);
            }
            return Reply.json(200, scaleOf(store.update(target.type(), next, false, call.dryRun())));
        }
    }

    private static ObjectNode scaleOf(ObjectNode object) {
        ObjectNode scale = Json.object().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
        ObjectNode metadata = scale.putObject("metadata");
        for (String field : new String[] {"name", "namespace", "uid", "resourceVersion", "creationTimestamp"}) {
            metadata.set(field, object.path("metadata").path(field));
        }
        scale.putObject("spec").put("replicas", Json.number(object, 0, "spec", "replicas"));
        StringBuilder selector = new StringBuilder();
        Json.texts(object, "spec", "selector", "matchLabels")
                .forEach(
                        (k, v) -> selector.append(selector.isEmpty() ? "" : ",").append(k + "=" + v));
        scale.putObject("status")
                .put("replicas", Json.number(object, 0, "status", "replicas"))
                .put("selector", selector.toString());
        return scale;
    }

    /** Binds a pod to a node, for schedulers that are not the cluster's own. */
    Reply bind(Call call, Target target) {
        ObjectNode pod = store.get(target.type(), target.namespace(), target.name());
        String node = Json.text(call.object(), "target", "name");
        store.edit(target.type(), pod, p -> Json.child(p, "spec").put("nodeName", node));
        return Reply.json(201, success());
    }

    static ObjectNode success() {
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        return status.put("status", "Success");
    }
}
