package dev.pageturner.bot.rehearsal.cluster.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.kubelet.PodConditions;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.ObjectStore;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceType;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceTypes;
import dev.pageturner.bot.rehearsal.cluster.store.Selector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many pods may be disturbed now: the numbers that evictions are counted against. */
final class Budgets implements Controller {
    private final ObjectStore store;

    Budgets(ObjectStore store) {
        this.store = store;
    }

    @Override
    public void tick() {
        for (ObjectNode budget : store.list(ResourceTypes.BUDGETS, "")) {
            count(budget);
        }
    }

    private void count(ObjectNode budget) {
        List<ObjectNode> pods = store.list(
                ResourceTypes.PODS,
                Json.namespace(budget),
                p -> !Pods.finished(p)
                        && Selector.spec(Json.at(budget, "spec", "selector")).test(p));
        int expected = expected(budget, pods);
        int desired = desired(budget, expected);
        store.edit(ResourceTypes.BUDGETS, budget, b -> {
            ObjectNode status = Json.child(b, "status");
            // Pods whose eviction was granted and that have not begun to leave still count against the budget.
            ObjectNode disrupted = Json.child(status, "disruptedPods");
            disrupted.properties().removeIf(e -> pods.stream()
                    .noneMatch(p -> Json.name(p).equals(e.getKey()) && !Json.deleting(p)));
            int healthy = (int) pods.stream()
                    .filter(p -> Pods.ready(p) && !Json.deleting(p) && !disrupted.has(Json.name(p)))
                    .count();
            if (disrupted.isEmpty()) {
                status.remove("disruptedPods");
            }
            int allowed = expected <= 0 ? 0 : Math.max(0, healthy - desired);
            status.put("currentHealthy", healthy).put("desiredHealthy", desired);
            status.put("expectedPods", expected).put("disruptionsAllowed", allowed);
            status.put("observedGeneration", Json.number(b, 0, "metadata", "generation"));
            PodConditions.set(
                    b,
                    store.now(),
                    "DisruptionAllowed",
                    allowed > 0,
                    allowed > 0 ? "SufficientPods" : "InsufficientPods",
                    "");
        });
    }

    private int expected(ObjectNode budget, List<ObjectNode> pods) {
        if (Json.at(budget, "spec", "minAvailable").isInt()) {
            return pods.size();
        }
        Map<String, Integer> scales = new HashMap<>();
        for (ObjectNode pod : pods) {
            JsonNode owner = Json.controller(pod);
            scales.computeIfAbsent(Json.text(owner, "uid"), uid -> scale(pod, owner));
        }
        return scales.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** What the pod's controller asks for: a Deployment's own number, not that of the ReplicaSet being rolled. */
    private int scale(ObjectNode pod, JsonNode owner) {
        ResourceType type = ResourceTypes.ofKind(Json.text(owner, "apiVersion"), Json.text(owner, "kind"))
                .orElse(null);
        ObjectNode controller = type == null
                ? null
                : store.find(type, Json.namespace(pod), Json.text(owner, "name"))
                        .orElse(null);
        return controller == null ? 1 : Json.number(controller, 1, "spec", "replicas");
    }

    private static int desired(ObjectNode budget, int expected) {
        JsonNode unavailable = Json.at(budget, "spec", "maxUnavailable");
        if (!unavailable.isMissingNode()) {
            return Math.max(0, expected - Counts.of(unavailable, expected, true));
        }
        return Counts.of(Json.at(budget, "spec", "minAvailable"), expected, true);
    }
}
