package dev.pageturner.bot.rehearsal.cluster.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.ObjectStore;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceType;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceTypes;
import dev.pageturner.bot.rehearsal.cluster.store.Selector;
import dev.pageturner.bot.rehearsal.cluster.store.Times;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Questions about pods that several controllers ask, and how they make them. */
final class Pods {
    private Pods() {}

    static boolean ready(JsonNode pod) {
        return Json.text(Json.condition(pod, "Ready"), "status").equals("True");
    }

    /** Ready for at least so many seconds. */
    static boolean available(JsonNode pod, int minReadySeconds, Instant now) {
        Instant since = Times.at(Json.condition(pod, "Ready"), "lastTransitionTime");
        return ready(pod) && !now.isBefore(since.plusSeconds(minReadySeconds));
    }

    static boolean finished(JsonNode pod) {
        String phase = Json.text(pod, "status", "phase");
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    /** Neither finished nor leaving. */
    static boolean active(JsonNode pod) {
        return !finished(pod) && !Json.deleting(pod);
    }

    /** The pods that an owner controls; ownerless ones that its selector matches are adopted first. */
    static List<ObjectNode> of(ObjectStore store, ResourceType type, ObjectNode owner) {
        adopt(store, ResourceTypes.PODS, type, owner);
        return store.list(ResourceTypes.PODS, Json.namespace(owner), p -> Json.controlledBy(p, owner));
    }

    static void adopt(ObjectStore store, ResourceType dependents, ResourceType type, ObjectNode owner) {
        if (Json.deleting(owner)) {
            return;
        }
        Predicate<JsonNode> selected = Selector.spec(Json.at(owner, "spec", "selector"));
        for (ObjectNode orphan : store.list(dependents, Json.namespace(owner), selected)) {
            if (Json.controller(orphan).isMissingNode() && !Json.deleting(orphan)) {
                store.edit(dependents, orphan, o -> own(o, type, owner));
            }
        }
    }

    static void own(ObjectNode dependent, ResourceType type, ObjectNode owner) {
        ObjectNode reference = Json.children(Json.child(dependent, "metadata"), "ownerReferences")
                .addObject();
        reference.put("apiVersion", type.apiVersion()).put("kind", type.kind());
        reference.put("name", Json.name(owner)).put("uid", Json.uid(owner));
        reference.put("controller", true).put("blockOwnerDeletion", true);
    }

    static ObjectNode fromTemplate(ResourceType type, ObjectNode owner) {
        JsonNode template = Json.at(owner, "spec", "template");
        ObjectNode pod = Json.object();
        ObjectNode metadata = pod.putObject("metadata");
        metadata.put("generateName", Json.name(owner) + "-").put("namespace", Json.namespace(owner));
        for (String field : new String[] {"labels", "annotations", "finalizers"}) {
            JsonNode given = Json.at(template, "metadata", field);
            if (!given.isMissingNode()) {
                metadata.set(field, given.deepCopy());
            }
        }
        own(pod, type, owner);
        pod.set("spec", Json.at(template, "spec").deepCopy());
        return pod;
    }

    /** Those first whose end hurts least: not scheduled, not running, not ready, restarted often, young. */
    static Comparator<JsonNode> expendableFirst() {
        return Comparator.<JsonNode, Boolean>comparing(
                        p -> !Json.text(p, "spec", "nodeName").isEmpty())
                .thenComparing(p -> Json.text(p, "status", "phase").equals("Running"))
                .thenComparing(Pods::ready)
                .thenComparing(
                        p -> Json.number(p, 0, "metadata", "annotations", "controller.kubernetes.io/pod-deletion-cost"))
                .thenComparing(Comparator.comparingInt(Pods::restarts).reversed())
                .thenComparing(p -> Times.at(p, "metadata", "creationTimestamp"), Comparator.reverseOrder());
    }

    static int restarts(JsonNode pod) {
        return Json.items(pod, "status", "containerStatuses").stream()
                .mapToInt(c -> Json.number(c, 0, "restartCount"))
                .max()
                .orElse(0);
    }

    static void delete(ObjectStore store, ObjectNode pod) {
        boolean unscheduled = Json.text(pod, "spec", "nodeName").isEmpty();
        int grace = Json.number(pod, 30, "spec", "terminationGracePeriodSeconds");
        store.delete(ResourceTypes.PODS, pod, unscheduled || finished(pod) ? 0 : grace, false);
    }
}
