package dev.pageturner.commands.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.commands.cluster.Json;
import java.util.Objects;
import java.util.Optional;

/**
 * How far a rollout is, decided and said as {@code kubectl rollout status} does.
 *
 * @param sentence without a line end
 */
public record RolloutStatus(State state, String sentence) {
    public enum State {
        WAITING,
        DONE,
        FAILED
    }

    public static RolloutStatus of(Workload workload) {
        return switch (workload.kind()) {
            case DEPLOYMENT -> ofDeployment(workload);
            case DAEMON_SET -> ofDaemonSet(workload);
            case STATEFUL_SET -> ofStatefulSet(workload);
        };
    }

    /** @param revision a Deployment that is not at this one is an error; 0 for any, and for kinds that do not count */
    public static RolloutStatus of(Workload workload, long revision) {
        if (revision == 0 || workload.kind() != WorkloadKind.DEPLOYMENT) {
            return of(workload);
        }
        String written = Objects.requireNonNullElse(Json.annotation(workload.object(), History.REVISION), "0");
        Optional<Long> running = GoNumbers.parseInt(written);
        if (running.isEmpty()) {
            return failed("cannot get the revision of deployment \"%s\": %s", workload.name(), written);
        }
        return running.get() == revision
                ? of(workload)
                : failed("desired revision (%d) is different from the running revision (%d)", revision, running.get());
    }

    private static RolloutStatus waiting(String format, Object... values) {
        return new RolloutStatus(State.WAITING, String.format(format, values));
    }

    private static RolloutStatus done(String format, Object... values) {
        return new RolloutStatus(State.DONE, String.format(format, values));
    }

    private static RolloutStatus failed(String format, Object... values) {
        return new RolloutStatus(State.FAILED, String.format(format, values));
    }

    private static RolloutStatus ofDeployment(Workload deployment) {
        JsonNode object = deployment.object();
        String name = deployment.name();
        if (!deployment.isObserved()) {
            return waiting("Waiting for deployment spec update to be observed...");
        }
        if (condition(object, "Progressing")
                .filter(found -> found.path("reason").asText().equals("ProgressDeadlineExceeded"))
                .isPresent()) {
            return failed("deployment \"%s\" exceeded its progress deadline", name);
        }
        long wanted = Json.number(object, "/spec/replicas", -1);
        long all = Json.number(object, "/status/replicas");
        long updated = Json.number(object, "/status/updatedReplicas");
        long available = Json.number(object, "/status/availableReplicas");
        String waiting = "Waiting for deployment \"" + name.replace("%", "%%") + "\" rollout to finish: ";
        if (updated < wanted) {
            return waiting(waiting + "%d out of %d new replicas have been updated...", updated, wanted);
        }
        if (all > updated) {
            return waiting(waiting + "%d old replicas are pending termination...", all - updated);
        }
        if (available < updated) {
            return waiting(waiting + "%d of %d updated replicas are available...", available, updated);
        }
        return done("deployment \"%s\" successfully rolled out", name);
    }

    static Optional<JsonNode> condition(JsonNode object, String type) {
        for (JsonNode condition : object.at("/status/conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return Optional.of(condition);
            }
        }
        return Optional.empty();
    }

    private static RolloutStatus onlyForRollingUpdate() {
        return failed("rollout status is only available for RollingUpdate strategy type");
    }

    private static boolean isRolling(Workload workload) {
        return Json.text(workload.object(), "/spec/updateStrategy/type").equals("RollingUpdate");
    }

    private static RolloutStatus ofDaemonSet(Workload daemonSet) {
        if (!isRolling(daemonSet)) {
            return onlyForRollingUpdate();
        }
        if (!daemonSet.isObserved()) {
            return waiting("Waiting for daemon set spec update to be observed...");
        }
        long wanted = Json.number(daemonSet.object(), "/status/desiredNumberScheduled");
        long updated = Json.number(daemonSet.object(), "/status/updatedNumberScheduled");
        long available = Json.number(daemonSet.object(), "/status/numberAvailable");
        String waiting = "Waiting for daemon set \"" + daemonSet.name().replace("%", "%%") + "\" rollout to finish: ";
        if (updated < wanted) {
            return waiting(waiting + "%d out of %d new pods have been updated...", updated, wanted);
        }
        if (available < wanted) {
            return waiting(waiting + "%d of %d updated pods are available...", available, wanted);
        }
        return done("daemon set \"%s\" successfully rolled out", daemonSet.name());
    }

    private static RolloutStatus ofStatefulSet(Workload statefulSet) {
        if (!isRolling(statefulSet)) {
            return onlyForRollingUpdate();
        }
        JsonNode object = statefulSet.object();
        if (Json.number(object, "/status/observedGeneration") == 0 || !statefulSet.isObserved()) {
            return waiting("Waiting for statefulset spec update to be observed...");
        }
        long wanted = Json.number(object, "/spec/replicas", -1);
        long ready = Json.number(object, "/status/readyReplicas");
        long updated = Json.number(object, "/status/updatedReplicas");
        if (ready < wanted) {
            return waiting("Waiting for %d pods to be ready...", wanted - ready);
        }
        if (object.at("/spec/updateStrategy/rollingUpdate").isObject()) {
            return partitioned(object, wanted, updated);
        }
        String update = Json.text(object, "/status/updateRevision");
        String current = Json.text(object, "/status/currentRevision");
        return update.equals(current)
                ? done(
                        "statefulset rolling update complete %d pods at revision %s...",
                        Json.number(object, "/status/currentReplicas"), current)
                : waiting(
                        "waiting for statefulset rolling update to complete %d pods at revision %s...",
                        updated, update);
    }

    private static RolloutStatus partitioned(JsonNode object, long wanted, long updated) {
        JsonNode partition = object.at("/spec/updateStrategy/rollingUpdate/partition");
        long toUpdate = wanted - partition.asLong();
        if (wanted >= 0 && partition.isNumber() && updated < toUpdate) {
            return waiting(
                    "Waiting for partitioned roll out to finish: %d out of %d new pods have been updated...",
                    updated, toUpdate);
        }
        return done("partitioned roll out complete: %d new pods have been updated...", updated);
    }
}
