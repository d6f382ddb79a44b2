package dev.pageturner.bot.rehearsal.cluster.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.kubelet.PodConditions;
import dev.pageturner.bot.rehearsal.cluster.store.Events;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.ObjectStore;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceTypes;
import dev.pageturner.bot.rehearsal.cluster.store.Times;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Gives each new pod a node: one that takes it, with the fewest pods of the same owner, then the fewest pods. */
final class Scheduler implements Controller {
    private static final String COMPONENT = "default-scheduler";

    private final ObjectStore store;
    private final Events events;

    Scheduler(ObjectStore store, Events events) {
        this.store = store;
        this.events = events;
    }

    @Override
    public void tick() {
        for (ObjectNode pod : store.list(ResourceTypes.PODS, "")) {
            if (Json.text(pod, "spec", "nodeName").isEmpty() && !Json.deleting(pod)) {
                schedule(pod);
            } else if (Json.condition(pod, "PodScheduled").isMissingNode()) {
                store.edit(
                        ResourceTypes.PODS, pod, p -> PodConditions.set(p, store.now(), "PodScheduled", true, "", ""));
            }
        }
    }

    private void schedule(ObjectNode pod) {
        List<ObjectNode> nodes = store.list(ResourceTypes.NODES, "");
        Optional<ObjectNode> best = nodes.stream()
                .filter(node -> obstacle(pod, node).isEmpty())
                .min(Comparator.<ObjectNode>comparingLong(node -> siblings(pod, node))
                        .thenComparingLong(this::load));
        if (best.isPresent()) {
            String node = Json.name(best.get());
            store.edit(ResourceTypes.PODS, pod, p -> {
                Json.child(p, "spec").put("nodeName", node);
                PodConditions.set(p, store.now(), "PodScheduled", true, "", "");
            });
            String which = Json.namespace(pod) + "/" + Json.name(pod);
            events.normal(pod, COMPONENT, "Scheduled", "Successfully assigned " + which + " to " + node);
        } else {
            refuse(pod, nodes);
        }
    }

    private void refuse(ObjectNode pod, List<ObjectNode> nodes) {
        TreeMap<String, Integer> reasons = new TreeMap<>();
        nodes.forEach(node -> obstacle(pod, node).ifPresent(why -> reasons.merge(why, 1, Integer::sum)));
        StringBuilder message = new StringBuilder("0/" + nodes.size() + " nodes are available: ");
        reasons.forEach(
                (why, count) -> message.append(count).append(' ').append(why).append(", "));
        message.setLength(message.length() - 2);
        String text = message + ". preemption: 0/" + nodes.size() + " nodes are available: " + nodes.size()
                + " Preemption is not helpful for scheduling.";
        boolean said = store.edit(
                ResourceTypes.PODS,
                pod,
                p -> PodConditions.set(p, store.now(), "PodScheduled", false, "Unschedulable", text));
        if (said) {
            events.warning(pod, COMPONENT, "FailedScheduling", text);
        }
    }

    private static Optional<String> obstacle(JsonNode pod, JsonNode node) {
        if (!Json.text(Json.condition(node, "Ready"), "status").equals("True")) {
            return Optional.of("node(s) had untolerated taint {node.kubernetes.io/unreachable: }");
        }
        if (Json.at(node, "spec", "unschedulable").asBoolean()) {
            return Optional.of("node(s) were unschedulable");
        }
        for (JsonNode taint : Json.items(node, "spec", "taints")) {
            if (!Json.text(taint, "effect").equals("PreferNoSchedule") && !tolerated(pod, taint)) {
                return Optional.of("node(s) had untolerated taint {" + Json.text(taint, "key") + ": "
                        + Json.text(taint, "value") + "}");
            }
        }
        boolean selected = Json.texts(node, "metadata", "labels")
                .entrySet()
                .containsAll(Json.texts(pod, "spec", "nodeSelector").entrySet());
        return selected ? Optional.empty() : Optional.of("node(s) didn't match Pod's node affinity/selector");
    }

    private static boolean tolerated(JsonNode pod, JsonNode taint) {
        return Json.items(pod, "spec", "tolerations").stream().anyMatch(t -> {
            String key = Json.text(t, "key");
            String effect = Json.text(t, "effect");
            boolean same = Json.text(t, "operator").equals("Exists")
                    || Json.text(t, "value").equals(Json.text(taint, "value"));
            return (key.isEmpty() || key.equals(Json.text(taint, "key")))
                    && (effect.isEmpty() || effect.equals(Json.text(taint, "effect")))
                    && same;
        });
    }

    private long siblings(JsonNode pod, JsonNode node) {
        String owner = Json.text(Json.controller(pod), "uid");
        return on(node).stream()
                .filter(p ->
                        !owner.isEmpty() && Json.text(Json.controller(p), "uid").equals(owner))
                .count();
    }

    private long load(JsonNode node) {
        return on(node).size();
    }

    private List<ObjectNode> on(JsonNode node) {
        return store.list(
                ResourceTypes.PODS,
                "",
                p -> Json.text(p, "spec", "nodeName").equals(Json.name(node)) && Pods.active(p));
    }

    /** Cordoned nodes carry the taint that says so, as the node controller sees to. */
    static final class Taints implements Controller {
        private static final String KEY = "node.kubernetes.io/unschedulable";
        private final ObjectStore store;

        Taints(ObjectStore store) {
            this.store = store;
        }

        @Override
        public void tick() {
            for (ObjectNode node : store.list(ResourceTypes.NODES, "")) {
                boolean cordoned = Json.at(node, "spec", "unschedulable").asBoolean();
                boolean tainted = Json.items(node, "spec", "taints").stream()
                        .anyMatch(t -> Json.text(t, "key").equals(KEY));
                if (cordoned && !tainted) {
                    store.edit(ResourceTypes.NODES, node, n -> Json.children(Json.child(n, "spec"), "taints")
                            .addObject()
                            .put("key", KEY)
                            .put("effect", "NoSchedule")
                            .put("timeAdded", Times.format(store.now())));
                } else if (!cordoned && tainted) {
                    store.edit(ResourceTypes.NODES, node, Taints::clear);
                }
            }
        }

        private static void clear(ObjectNode node) {
            List<JsonNode> kept = Json.items(node, "spec", "taints").stream()
                    .filter(t -> !Json.text(t, "key").equals(KEY))
                    .toList();
            Json.child(node, "spec").remove("taints");
            if (!kept.isEmpty()) {
                Json.children(Json.child(node, "spec"), "taints").addAll(kept);
            }
        }
    }
}
