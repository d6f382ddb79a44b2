package dev.pageturner.bot.rehearsal.cluster.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.Events;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.ObjectStore;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceTypes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Numbered pods, one after the other: up from the first, down and updated from the last. */
final class StatefulSets implements Controller {
    private static final String COMPONENT = "statefulset-controller";
    private static final String HASH = "controller-revision-hash";

    private final ObjectStore store;
    private final Events events;
    private final Histories histories;

    StatefulSets(ObjectStore store, Events events) {
        this.store = store;
        this.events = events;
        this.histories = new Histories(store, ResourceTypes.STATEFUL_SETS);
    }

    @Override
    public void tick() {
        for (ObjectNode set : store.list(ResourceTypes.STATEFUL_SETS, "")) {
            if (!Json.deleting(set)) {
                ObjectNode revision = histories.current(set);
                Map<Integer, ObjectNode> pods = pods(set);
                step(set, revision, pods);
                status(set, revision);
            }
        }
    }

    private Map<Integer, ObjectNode> pods(ObjectNode set) {
        Map<Integer, ObjectNode> pods = new TreeMap<>();
        for (ObjectNode pod : Pods.of(store, ResourceTypes.STATEFUL_SETS, set)) {
            String name = Json.name(pod);
            pods.put(Integer.parseInt(name.substring(name.lastIndexOf('-') + 1)), pod);
        }
        return pods;
    }

    private void step(ObjectNode set, ObjectNode revision, Map<Integer, ObjectNode> pods) {
        int wanted = Json.number(set, 1, "spec", "replicas");
        boolean inOrder = !Json.text(set, "spec", "podManagementPolicy").equals("Parallel");
        for (int ordinal = 0; ordinal < wanted; ordinal++) {
            ObjectNode pod = pods.get(ordinal);
            if (pod == null) {
                create(set, revisionFor(set, revision, ordinal), ordinal);
            }
            if (inOrder && (pod == null || !Pods.ready(pod) || Json.deleting(pod))) {
                return;
            }
        }
        for (int ordinal : pods.keySet().stream().sorted((a, b) -> b - a).toList()) {
            if (ordinal >= wanted) {
                delete(set, pods.get(ordinal));
                if (inOrder) {
                    return;
                }
            }
        }
        replaceOne(set, revision, pods);
    }

    /** Pods below the partition stay with the revision that the set is updated from. */
    private String revisionFor(ObjectNode set, ObjectNode revision, int ordinal) {
        String current = Json.text(set, "status", "currentRevision");
        return ordinal < partition(set) && !current.isEmpty() ? current : Json.name(revision);
    }

    private static int partition(ObjectNode set) {
        return Json.number(set, 0, "spec", "updateStrategy", "rollingUpdate", "partition");
    }

    private void create(ObjectNode set, String revision, int ordinal) {
        ObjectNode source = histories.of(set).stream()
                .filter(r -> Json.name(r).equals(revision))
                .findFirst()
                .orElseThrow();
        ObjectNode shaped = set.deepCopy();
        ObjectNode template = Json.at(source, "data", "spec", "template").deepCopy();
        template.remove("$patch");
        Json.child(shaped, "spec").set("template", template);
        ObjectNode pod = Pods.fromTemplate(ResourceTypes.STATEFUL_SETS, shaped);
        String name = Json.name(set) + "-" + ordinal;
        ObjectNode metadata = Json.child(pod, "metadata").put("name", name);
        ObjectNode labels = Json.child(metadata, "labels");
        labels.put(HASH, revision).put("statefulset.kubernetes.io/pod-name", name);
        labels.put("apps.kubernetes.io/pod-index", Integer.toString(ordinal));
        Json.child(pod, "spec").put("hostname", name).put("subdomain", Json.text(set, "spec", "serviceName"));
        store.create(ResourceTypes.PODS, pod, false);
        String owner = Json.name(set);
        events.normal(
                set, COMPONENT, "SuccessfulCreate", "create Pod " + name + " in StatefulSet " + owner + " successful");
    }

    private void delete(ObjectNode set, @Nullable JsonNode pod) {
        if (pod instanceof ObjectNode leaving && !Json.deleting(leaving)) {
            Pods.delete(store, leaving);
            events.normal(
                    set,
                    COMPONENT,
                    "SuccessfulDelete",
                    "delete Pod " + Json.name(leaving) + " in StatefulSet " + Json.name(set) + " successful");
        }
    }

    private void replaceOne(ObjectNode set, ObjectNode revision, Map<Integer, ObjectNode> pods) {
        if (!Json.text(set, "spec", "updateStrategy", "type").equals("RollingUpdate")) {
            return;
        }
        List<Integer> lastFirst = pods.keySet().stream().sorted((a, b) -> b - a).toList();
        for (int ordinal : lastFirst) {
            ObjectNode pod = pods.get(ordinal);
            if (ordinal < partition(set) || pod == null) {
                return;
            }
            if (!hash(pod).equals(Json.name(revision))) {
                delete(set, pod);
                return;
            }
            if (!Pods.ready(pod) || Json.deleting(pod)) {
                return;
            }
        }
    }

    private static String hash(JsonNode pod) {
        return Json.text(pod, "metadata", "labels", HASH);
    }

    private void status(ObjectNode set, ObjectNode revision) {
        List<ObjectNode> pods = List.copyOf(pods(set).values());
        int minReady = Json.number(set, 0, "spec", "minReadySeconds");
        String update = Json.name(revision);
        store.edit(ResourceTypes.STATEFUL_SETS, set, s -> {
            ObjectNode status = Json.child(s, "status");
            int updated =
                    (int) pods.stream().filter(p -> hash(p).equals(update)).count();
            int ready = (int) pods.stream().filter(Pods::ready).count();
            status.put("observedGeneration", Json.number(s, 0, "metadata", "generation"));
            status.put("replicas", pods.size()).put("readyReplicas", ready);
            status.put("availableReplicas", (int) pods.stream()
                    .filter(p -> Pods.available(p, minReady, store.now()))
                    .count());
            status.put("updatedReplicas", updated).put("updateRevision", update).put("collisionCount", 0);
            boolean done = updated == pods.size() && ready == pods.size();
            if (done || Json.text(status, "currentRevision").isEmpty()) {
                status.put("currentRevision", update);
            }
            String current = Json.text(status, "currentRevision");
            status.put("currentReplicas", (int)
                    pods.stream().filter(p -> hash(p).equals(current)).count());
        });
        histories.trim(set, pods.stream().map(StatefulSets::hash).toList());
    }
}
