package dev.pageturner.commands.knative;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Approved;
import dev.pageturner.commands.Command;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.Parameter;
import dev.pageturner.commands.ParameterType;
import dev.pageturner.commands.Parameters;
import dev.pageturner.commands.Permission;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.RunControl;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.LiveList;
import dev.pageturner.commands.cluster.Patch;
import dev.pageturner.commands.cluster.Selection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sends all traffic of a Knative Service, or a Cloud Run service by the same API, back to an earlier revision. */
public final class TrafficRollbackCommand implements Command {
    private static final Duration LOOK = Duration.ofMillis(500);

    private static final CommandSpec SPEC = new CommandSpec(
            "traffic-rollback",
            "Send all traffic of a Knative Service to an earlier revision.",
            Risk.HIGH,
            List.of(
                    Parameter.positional("service", ParameterType.TEXT, "The Knative Service."),
                    Parameters.NAMESPACE,
                    Parameter.flag(
                            "to-revision",
                            ParameterType.TEXT,
                            "The revision; without it the last one that was ready and is not the current one.")),
            List.of(
                    "traffic-rollback beep-api -n beep",
                    "traffic-rollback beep-api -n beep --to-revision=beep-api-00041"),
            List.of(
                    new Permission(
                            "serving.knative.dev",
                            List.of("services"),
                            List.of("get", "list", "watch", "patch"),
                            false),
                    new Permission("serving.knative.dev", List.of("revisions"), List.of("list"), false)));

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Preview preview(Invocation invocation, CommandContext context) {
        try {
            return TrafficPlan.make(invocation, context).preview(invocation, context);
        } catch (ApiException e) {
            return Preview.refused(
                    invocation,
                    "service/" + invocation.argument("service", ""),
                    Risk.HIGH,
                    String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Outcome run(Invocation invocation, CommandContext context, RunControl control) {
        try {
            TrafficPlan plan = TrafficPlan.make(invocation, context);
            if (plan.refusal() != null) {
                return Outcome.of(Status.REFUSED, plan.refusal());
            }
            Optional<Outcome> refused = Approved.refusal(control, "traffic-rollback", plan.fingerprint());
            return refused.isPresent() ? refused.get() : start(plan, context, control);
        } catch (ApiException e) {
            return Outcome.of(Status.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private static Outcome start(TrafficPlan plan, CommandContext context, RunControl control) {
        Cluster cluster = context.systems().cluster(context.user(), context.groups());
        try {
            ObjectNode patched =
                    cluster.patch(TrafficPlan.SERVICES, plan.namespace(), plan.name(), Patch.merge(plan.part()));
            return follow(plan, patched, cluster, context, control);
        } catch (SystemUnreachableException e) {
            return Outcome.of(
                    Status.UNKNOWN,
                    "The connection was lost while the traffic of service/" + plan.name() + " was moved: "
                            + e.getMessage());
        } catch (ApiException e) {
            return e.isConflict()
                    ? Outcome.of(
                            Status.CHANGED,
                            "Somebody changed service/" + plan.name()
                                    + " just now, so nothing was touched. Look at a new preview.")
                    : Outcome.of(Status.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private static Outcome follow(
            TrafficPlan plan, ObjectNode patched, Cluster cluster, CommandContext context, RunControl control) {
        try (LiveList live =
                new LiveList(cluster, TrafficPlan.SERVICES, plan.namespace(), Selection.named(plan.name()))) {
            while (true) {
                ObjectNode now = live.byUid(Json.uid(patched)).orElse(patched);
                Traffic traffic = Traffic.of(now);
                boolean seen =
                        Json.number(now, "/status/observedGeneration") >= Json.number(patched, "/metadata/generation");
                if (seen && traffic.percentOf(plan.targetName()) == 100) {
                    return ended(
                            Status.SUCCEEDED,
                            plan,
                            "all traffic of service/" + plan.name() + " goes to revision " + plan.targetName());
                }
                control.progress("service/" + plan.name() + ": " + traffic.text());
                if (control.cancelled()) {
                    return ended(
                            Status.CANCELLED, plan, "Stopped watching; the traffic is on its way: " + traffic.text());
                }
                if (context.clock().instant().isAfter(control.deadline())) {
                    return ended(Status.FAILED, plan, "the traffic did not move in time: " + traffic.text());
                }
                live.await(LOOK);
            }
        }
    }

    private static Outcome ended(Status status, TrafficPlan plan, String sentence) {
        List<List<String>> undo = plan.now().current().isEmpty()
                ? List.of()
                : List.of(List.of(
                        "traffic-rollback",
                        plan.name(),
                        "-n",
                        plan.namespace(),
                        "--to-revision=" + plan.now().current()));
        return new Outcome(status, sentence, null, undo);
    }
}
