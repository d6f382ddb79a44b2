package dev.pageturner.bot.rehearsal.cluster.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.ObjectStore;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceTypes;
import dev.pageturner.bot.rehearsal.cluster.store.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Counts and conditions of a Deployment, with the reasons that {@code kubectl rollout status} reads. */
final class DeploymentStatus {
    private static final String[] NUMBERS = {
        "replicas", "updatedReplicas", "readyReplicas", "availableReplicas", "unavailableReplicas"
    };

    private final ObjectStore store;

    DeploymentStatus(ObjectStore store) {
        this.store = store;
    }

    void update(Rollout rollout) {
        store.edit(ResourceTypes.DEPLOYMENTS, rollout.deployment(), deployment -> {
            ObjectNode status = Json.child(deployment, "status");
            JsonNode before = status.deepCopy();
            counts(rollout, status);
            status.put("observedGeneration", Json.number(deployment, 0, "metadata", "generation"));
            available(rollout, deployment);
            progressing(rollout, deployment, before);
        });
    }

    private static void counts(Rollout rollout, ObjectNode status) {
        ObjectNode newest = rollout.newest();
        int[] numbers = {
            sum(rollout, "replicas"),
            newest == null ? 0 : Json.number(newest, 0, "status", "replicas"),
            sum(rollout, "readyReplicas"),
            rollout.availableOfAll(),
            Math.max(0, rollout.replicasOfAll() - rollout.availableOfAll())
        };
        for (int i = 0; i < NUMBERS.length; i++) {
            // As the real API does: zero is left out.
            if (numbers[i] == 0) {
                status.remove(NUMBERS[i]);
            } else {
                status.put(NUMBERS[i], numbers[i]);
            }
        }
        status.put("terminatingReplicas", sum(rollout, "terminatingReplicas"));
    }

    private static int sum(Rollout rollout, String field) {
        return rollout.all().stream()
                .mapToInt(s -> Json.number(s, 0, "status", field))
                .sum();
    }

    private void available(Rollout rollout, ObjectNode deployment) {
        boolean enough = rollout.availableOfAll() >= rollout.minAvailable();
        set(
                deployment,
                "Available",
                enough ? "True" : "False",
                enough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
                enough ? "Deployment has minimum availability." : "Deployment does not have minimum availability.",
                false);
    }

    private void progressing(Rollout rollout, ObjectNode deployment, JsonNode before) {
        JsonNode present = Json.condition(deployment, "Progressing");
        if (Json.at(deployment, "spec", "paused").asBoolean()) {
            if (!Json.text(present, "reason").equals("DeploymentPaused")) {
                set(deployment, "Progressing", "Unknown", "DeploymentPaused", "Deployment is paused", true);
            }
            return;
        }
        @Nullable ObjectNode newest = rollout.newest();
        String set = newest == null ? "" : Json.name(newest);
        if (rollout.complete()) {
            String message = "ReplicaSet \"" + set + "\" has successfully progressed.";
            set(deployment, "Progressing", "True", "NewReplicaSetAvailable", message, false);
        } else if (present.isMissingNode()) {
            String message = "Created new replica set \"" + set + "\"";
            set(deployment, "Progressing", "True", "NewReplicaSetCreated", message, true);
        } else if (progressed(deployment, before) || started(deployment, before)) {
            String message = "ReplicaSet \"" + set + "\" is progressing.";
            set(deployment, "Progressing", "True", "ReplicaSetUpdated", message, true);
        } else if (late(deployment, present)) {
            String message = "ReplicaSet \"" + set + "\" has timed out progressing.";
            set(deployment, "Progressing", "False", "ProgressDeadlineExceeded", message, false);
        } else if (Json.text(present, "reason").equals("DeploymentPaused")) {
            set(deployment, "Progressing", "Unknown", "DeploymentResumed", "Deployment is resumed", true);
        }
    }

    private static boolean progressed(ObjectNode deployment, JsonNode before) {
        JsonNode now = deployment.path("status");
        int oldBefore = Json.number(before, 0, "replicas") - Json.number(before, 0, "updatedReplicas");
        int oldNow = Json.number(now, 0, "replicas") - Json.number(now, 0, "updatedReplicas");
        return Json.number(now, 0, "updatedReplicas") > Json.number(before, 0, "updatedReplicas")
                || oldNow < oldBefore
                || Json.number(now, 0, "readyReplicas") > Json.number(before, 0, "readyReplicas")
                || Json.number(now, 0, "availableReplicas") > Json.number(before, 0, "availableReplicas");
    }

    /** A new generation starts the deadline anew. */
    private static boolean started(ObjectNode deployment, JsonNode before) {
        return Json.number(deployment, 0, "metadata", "generation") != Json.number(before, 0, "observedGeneration");
    }

    private boolean late(ObjectNode deployment, JsonNode present) {
        int deadline = Json.number(deployment, 600, "spec", "progressDeadlineSeconds");
        String reason = Json.text(present, "reason");
        boolean running = !reason.equals("NewReplicaSetAvailable") && !reason.equals("ProgressDeadlineExceeded");
        Instant since = Times.at(present, "lastUpdateTime");
        return running && store.now().isAfter(since.plusSeconds(deadline));
    }

    private void set(
            ObjectNode deployment, String type, String value, String reason, String message, boolean progress) {
        ArrayNode conditions = Json.children(Json.child(deployment, "status"), "conditions");
        ObjectNode condition = Json.condition(deployment, type) instanceof ObjectNode present
                ? present
                : conditions.addObject().put("type", type);
        String now = Times.format(store.now());
        boolean same = Json.text(condition, "status").equals(value)
                && Json.text(condition, "reason").equals(reason)
                && Json.text(condition, "message").equals(message);
        if (!Json.text(condition, "status").equals(value)) {
            condition.put("lastTransitionTime", now);
        }
        if (!same || progress) {
            condition.put("lastUpdateTime", now);
        }
        condition.put("status", value).put("reason", reason).put("message", message);
    }
}
