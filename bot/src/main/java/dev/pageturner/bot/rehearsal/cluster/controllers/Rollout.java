package dev.pageturner.bot.rehearsal.cluster.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Deployment and its ReplicaSets at one moment, and the arithmetic of a rolling update.
 *
 * @param newest the one with the Deployment's present template; null until it is made
 */
record Rollout(
        ObjectNode deployment,
        List<ObjectNode> all,
        @Nullable ObjectNode newest) {
    Rollout {
        all = List.copyOf(all);
    }

    static Rollout of(ObjectNode deployment, List<ObjectNode> all) {
        List<ObjectNode> matching = Revisions.matching(deployment, all);
        return new Rollout(deployment, all, matching.isEmpty() ? null : matching.get(0));
    }

    List<ObjectNode> older() {
        return all.stream()
                .filter(s -> newest == null || !Json.uid(s).equals(Json.uid(newest)))
                .filter(s -> replicas(s) > 0 || Json.number(s, 0, "status", "replicas") > 0)
                .toList();
    }

    int wanted() {
        return Json.number(deployment, 1, "spec", "replicas");
    }

    boolean recreates() {
        return Json.text(deployment, "spec", "strategy", "type").equals("Recreate");
    }

    int maxSurge() {
        return recreates() ? 0 : Counts.of(rolling("maxSurge"), wanted(), true);
    }

    private int maxUnavailable() {
        int most = Counts.of(rolling("maxUnavailable"), wanted(), false);
        // Both zero would never get anywhere; the real controller gives way in the same place.
        return Math.min(wanted(), maxSurge() == 0 && most == 0 ? 1 : most);
    }

    private JsonNode rolling(String field) {
        return Json.at(deployment, "spec", "strategy", "rollingUpdate", field);
    }

    int minAvailable() {
        return wanted() - maxUnavailable();
    }

    int minReadySeconds() {
        return Json.number(deployment, 0, "spec", "minReadySeconds");
    }

    int replicasOfAll() {
        return all.stream().mapToInt(Rollout::replicas).sum();
    }

    int availableOfAll() {
        return all.stream()
                .mapToInt(s -> Json.number(s, 0, "status", "availableReplicas"))
                .sum();
    }

    int olderReplicas() {
        return older().stream().mapToInt(Rollout::replicas).sum();
    }

    /** How large the newest ReplicaSet may be now, being of a size. */
    int roomForNew(int size) {
        int room = wanted() + maxSurge() - replicasOfAll();
        return room <= 0 ? size : size + Math.min(room, wanted() - size);
    }

    /** Whether the number of replicas was changed since the ReplicaSets were last sized. */
    boolean resized() {
        return all.stream()
                .filter(s -> replicas(s) > 0)
                .map(s -> Json.text(s, "metadata", "annotations", Revisions.DESIRED))
                .anyMatch(desired -> !desired.isEmpty() && !desired.equals(Integer.toString(wanted())));
    }

    /** Whether a ReplicaSet has not yet seen its own last change: its numbers are not to be trusted. */
    boolean observing() {
        return all.stream()
                .anyMatch(s -> Json.number(s, 0, "status", "observedGeneration")
                        < Json.number(s, 0, "metadata", "generation"));
    }

    boolean complete() {
        int updated = newest == null ? 0 : Json.number(newest, 0, "status", "replicas");
        int total = all.stream()
                .mapToInt(s -> Json.number(s, 0, "status", "replicas"))
                .sum();
        return updated == wanted() && total == wanted() && availableOfAll() == wanted() && !observing();
    }

    static int replicas(JsonNode set) {
        return Json.number(set, 0, "spec", "replicas");
    }
}
