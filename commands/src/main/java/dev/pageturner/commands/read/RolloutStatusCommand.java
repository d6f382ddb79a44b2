package dev.pageturner.commands.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Durations;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Parameter;
import dev.pageturner.commands.ParameterType;
import dev.pageturner.commands.Parameters;
import dev.pageturner.commands.Permission;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.LiveList;
import dev.pageturner.commands.cluster.Selection;
import dev.pageturner.commands.print.BoundedText;
import dev.pageturner.commands.rollout.RolloutStatus;
import dev.pageturner.commands.rollout.Workload;
import dev.pageturner.commands.rollout.WorkloadReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Follows a rollout as {@code kubectl rollout status} does, but no longer than half a minute. */
public final class RolloutStatusCommand extends ClusterRead {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final CommandSpec SPEC = new CommandSpec(
            "rollout-status",
            "Say how far a rollout is, for up to 30 seconds.",
            Risk.READ,
            List.of(
                    Parameters.target("deployment/NAME, statefulset/NAME or daemonset/NAME."),
                    Parameters.NAMESPACE,
                    Parameter.flag("watch", ParameterType.SWITCH, "False: say it once and do not wait.", "w"),
                    Parameter.flag(
                            "timeout", ParameterType.DURATION, "Fail when it is not done within this time, 0s: never."),
                    Parameter.flag(
                            "revision", ParameterType.INTEGER, "Fail when a Deployment is not at this revision.")),
            List.of("rollout-status deployment/web -n shop", "rollout-status deployment/web -n shop --watch=false"),
            List.of(new Permission(
                    "apps",
                    List.of("deployments", "statefulsets", "daemonsets"),
                    List.of("get", "list", "watch"),
                    false)));

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    Outcome read(Question question) throws RefusedException {
        long revision = Workloads.revision(question);
        Workload workload = Workloads.read(question, "status viewer");
        Optional<Duration> asked = Durations.parse(question.argument("timeout"))
                .filter(timeout -> !timeout.isZero() && timeout.compareTo(LONGEST) < 0);
        Instant end = question.end(asked.orElse(LONGEST));
        BoundedText text = new BoundedText();
        RolloutStatus status = RolloutStatus.of(workload, revision);
        text.line(status.sentence());
        boolean watches = !"false".equals(question.argument("watch"));
        if (status.state() == RolloutStatus.State.WAITING && watches) {
            status = follow(question, workload, status, end, text);
            if (status.state() == RolloutStatus.State.WAITING && asked.isPresent() && !question.isCancelled()) {
                status = new RolloutStatus(RolloutStatus.State.FAILED, "error: timed out waiting for the condition");
                text.line(status.sentence());
            }
        }
        Outcome.Status ending =
                status.state() == RolloutStatus.State.FAILED ? Outcome.Status.FAILED : Outcome.Status.SUCCEEDED;
        return new Outcome(ending, status.sentence(), text.output(), List.of());
    }

    private static RolloutStatus follow(
            Question question, Workload workload, RolloutStatus first, Instant end, BoundedText text)
            throws RefusedException {
        RolloutStatus status = first;
        try (LiveList live = new LiveList(
                question.cluster(),
                workload.kind().resource(),
                workload.namespace(),
                Selection.named(workload.name()))) {
            while (status.state() == RolloutStatus.State.WAITING && !question.isOver(end)) {
                live.await(Duration.ofMillis(500));
                Optional<ObjectNode> now = live.byUid(Json.uid(workload.object()));
                if (now.isEmpty()) {
                    return new RolloutStatus(RolloutStatus.State.FAILED, "error: object has been deleted");
                }
                RolloutStatus next =
                        RolloutStatus.of(new Workload(workload.kind(), now.get()), Workloads.revision(question));
                if (!next.equals(status)) {
                    text.line(next.sentence());
                }
                status = next;
            }
        }
        return status;
    }

    /** What both rollout reads begin with. */
    static final class Workloads {
        private Workloads() {}

        /** The {@code --revision} asked for; 0 without one. */
        static long revision(Question question) throws RefusedException {
            String asked = question.argument("revision");
            long revision = asked.isEmpty() ? 0 : Long.parseLong(asked);
            if (revision < 0) {
                throw new RefusedException("error: revision must be a positive integer: " + revision);
            }
            return revision;
        }

        static Workload read(Question question, String verb) throws RefusedException {
            try {
                return WorkloadReader.read(question.invocation(), question.context(), verb);
            } catch (WorkloadReader.NotAWorkloadException e) {
                throw new RefusedException("error: " + e.sentence());
            }
        }
    }
}
