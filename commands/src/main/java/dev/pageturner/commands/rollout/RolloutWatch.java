package dev.pageturner.commands.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.RunControl;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.LiveList;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Follows a rollout to its end, saying how far it is. Survives a connection that is lost for a while; never changes
 * anything.
 */
public final class RolloutWatch {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PATIENCE_WITHOUT_CONNECTION = Duration.ofMinutes(2);
    private static final Duration BETWEEN_POD_LISTS = Duration.ofSeconds(8);
    private static final long DEFAULT_PROGRESS_DEADLINE = 600;

    /** How the following ended. */
    public enum Ending {
        DONE,
        FAILED,
        CANCELLED,
        TIMED_OUT,
        LOST
    }

    /**
     * @param sentence kubectl's where it has one
     * @param troubles pods of the new revision that have one, when it did not end well
     */
    public record End(Ending ending, String sentence, List<PodTrouble> troubles) {
        public End {
            troubles = List.copyOf(troubles);
        }
    }

    private final Cluster cluster;
    private final Workload started;
    private final String podSelector;
    private final RunControl control;
    private final Clock clock;
    private final Instant startedAt;
    private Instant podsListed;
    private List<PodTrouble> troubles = List.of();

    /**
     * @param started the workload as it was right after the change
     * @param podSelector labels of the pods whose troubles matter
     */
    public RolloutWatch(Cluster cluster, Workload started, String podSelector, RunControl control, Clock clock) {
        this.cluster = cluster;
        this.started = started;
        this.podSelector = podSelector;
        this.control = control;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.podsListed = startedAt;
    }

    public End follow() {
        Instant lastSeen = clock.instant();
        while (true) {
            try (LiveList live = new LiveList(
                    cluster, started.kind().resource(), started.namespace(), Selection.named(started.name()))) {
                while (true) {
                    lastSeen = clock.instant();
                    Optional<End> end = look(live);
                    if (end.isPresent()) {
                        return end.get();
                    }
                    live.await(LOOK);
                }
            } catch (SystemUnreachableException e) {
                Optional<End> end = withoutConnection(lastSeen, String.valueOf(e.getMessage()));
                if (end.isPresent()) {
                    return end.get();
                }
            } catch (ApiException e) {
                if (e.code() < 500 && !e.isTooManyRequests()) {
                    return end(Ending.LOST, "the rollout cannot be followed: " + e.getMessage());
                }
                Optional<End> end = withoutConnection(lastSeen, String.valueOf(e.getMessage()));
                if (end.isPresent()) {
                    return end.get();
                }
            }
        }
    }

    private Optional<End> withoutConnection(Instant lastSeen, String why) {
        control.progress("Connection lost, trying again. " + why);
        Instant now = clock.instant();
        if (now.isAfter(lastSeen.plus(PATIENCE_WITHOUT_CONNECTION)) || now.isAfter(control.deadline())) {
            return Optional.of(end(Ending.LOST, why));
        }
        if (pausesFor(LOOK)) {
            return stopped("the cluster does not answer");
        }
        return Optional.of(end(Ending.CANCELLED, why));
    }

    private static boolean pausesFor(Duration time) {
        try {
            Thread.sleep(time.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<End> look(LiveList live) {
        Optional<ObjectNode> now = live.byUid(Json.uid(started.object()));
        if (now.isEmpty()) {
            return Optional.of(end(Ending.FAILED, "object has been deleted"));
        }
        Workload workload = new Workload(started.kind(), now.get());
        if (!Templates.same(workload.template(), started.template())) {
            return Optional.of(end(
                    Ending.FAILED,
                    "somebody changed " + started.target()
                            + " meanwhile: its pod template is no longer the one that was rolled out"));
        }
        RolloutStatus status = withoutOldDeadline(workload);
        if (status.state() == RolloutStatus.State.DONE) {
            return Optional.of(new End(Ending.DONE, status.sentence(), List.of()));
        }
        if (status.state() == RolloutStatus.State.FAILED) {
            listPods();
            return Optional.of(end(Ending.FAILED, status.sentence()));
        }
        report(workload, status);
        return stopped(status.sentence());
    }

    /**
     * A deadline that was missed before the change stays on the object until the controller sees progress; kubectl takes it
     * for news and fails at once.
     */
    private RolloutStatus withoutOldDeadline(Workload workload) {
        RolloutStatus status = RolloutStatus.of(workload);
        boolean old = status.state() == RolloutStatus.State.FAILED
                && missedDeadline(started.object()).isPresent()
                && missedDeadline(started.object()).equals(missedDeadline(workload.object()));
        long patience = Json.number(workload.object(), "/spec/progressDeadlineSeconds", DEFAULT_PROGRESS_DEADLINE);
        return old && clock.instant().isBefore(startedAt.plusSeconds(patience))
                ? new RolloutStatus(RolloutStatus.State.WAITING, "Waiting for the first progress...")
                : status;
    }

    private static Optional<String> missedDeadline(JsonNode object) {
        return RolloutStatus.condition(object, "Progressing")
                .filter(condition -> condition.path("reason").asText().equals("ProgressDeadlineExceeded"))
                .map(condition -> condition.path("lastUpdateTime").asText());
    }

    private Optional<End> stopped(String sentence) {
        if (control.cancelled()) {
            return Optional.of(end(Ending.CANCELLED, sentence));
        }
        if (!clock.instant().isBefore(control.deadline())) {
            listPods();
            return Optional.of(end(Ending.TIMED_OUT, sentence));
        }
        return Optional.empty();
    }

    private End end(Ending ending, String sentence) {
        return new End(ending, sentence, troubles);
    }

    private void report(Workload workload, RolloutStatus status) {
        if (clock.instant().isAfter(podsListed.plus(BETWEEN_POD_LISTS))) {
            listPods();
        }
        String pods = troubles.stream()
                .limit(5)
                .map(trouble -> "\n" + trouble.sentence())
                .collect(Collectors.joining());
        control.progress(status.sentence() + "\n" + counts(workload) + pods);
    }

    private void listPods() {
        podsListed = clock.instant();
        try {
            troubles = PodTrouble.of(cluster.list(Resources.PODS, started.namespace(), Selection.labels(podSelector))
                    .items());
        } catch (ApiException | SystemUnreachableException e) {
            // Pods only explain; the rollout itself is followed all the same.
            troubles = List.of();
        }
    }

    private static String counts(Workload workload) {
        JsonNode object = workload.object();
        if (workload.kind() == WorkloadKind.DAEMON_SET) {
            return "updated " + Json.number(object, "/status/updatedNumberScheduled") + " of "
                    + Json.number(object, "/status/desiredNumberScheduled") + ", available "
                    + Json.number(object, "/status/numberAvailable");
        }
        long updated = Json.number(object, "/status/updatedReplicas");
        return "updated " + updated + " of " + Json.number(object, "/spec/replicas", 1) + ", available "
                + Json.number(object, "/status/availableReplicas") + ", old pods left "
                + Math.max(0, Json.number(object, "/status/replicas") - updated);
    }
}
