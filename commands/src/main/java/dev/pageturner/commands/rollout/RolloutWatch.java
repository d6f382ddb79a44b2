package dev.pageturner.commands.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.change.Follower;
import dev.pageturner.commands.change.Run;
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
final class RolloutWatch {
    private static final int MOST_TROUBLES = 5;
    private static final Duration BETWEEN_POD_LISTS = Duration.ofSeconds(8);
    private static final long DEFAULT_PROGRESS_DEADLINE = 600;

    /** How the following ended. */
    enum Ending {
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
    record End(Ending ending, String sentence, List<PodTrouble> troubles) {
        End {
            troubles = List.copyOf(troubles);
        }

        /** What the pods say, to go on the sentence. */
        String explained() {
            return troubles.stream()
                    .limit(MOST_TROUBLES)
                    .map(trouble -> "\n" + trouble.sentence())
                    .collect(Collectors.joining());
        }
    }

    private final Cluster cluster;
    private final Workload started;
    private final String podSelector;
    private final Run run;
    private final Clock clock;
    private final Instant startedAt;
    private Instant podsListed;
    private List<PodTrouble> troubles = List.of();
    private String last = "nothing yet";

    /**
     * @param started the workload as it was right after the change
     * @param podSelector labels of the pods whose troubles matter
     */
    RolloutWatch(Workload started, String podSelector, Run run) {
        this.cluster = run.cluster();
        this.started = started;
        this.podSelector = podSelector;
        this.run = run;
        this.clock = run.context().clock();
        this.startedAt = clock.instant();
        this.podsListed = startedAt;
    }

    End follow() {
        Follower.Ended<End> ended = run.follower()
                .watch(started.kind().resource(), started.namespace(), Selection.named(started.name()), this::look);
        return switch (ended.how()) {
            case SETTLED -> ended.found();
            case CANCELLED -> end(Ending.CANCELLED, last);
            case LOST -> end(Ending.LOST, ended.why());
            case TIMED_OUT -> {
                listPods();
                yield end(Ending.TIMED_OUT, last);
            }
        };
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
        last = status.sentence();
        report(workload, status);
        return Optional.empty();
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

    private End end(Ending ending, String sentence) {
        return new End(ending, sentence, troubles);
    }

    private void report(Workload workload, RolloutStatus status) {
        if (clock.instant().isAfter(podsListed.plus(BETWEEN_POD_LISTS))) {
            listPods();
        }
        run.control()
                .progress(status.sentence() + "\n" + counts(workload)
                        + end(Ending.DONE, "").explained());
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
