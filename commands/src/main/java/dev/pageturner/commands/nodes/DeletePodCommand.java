package dev.pageturner.commands.nodes;

import dev.pageturner.commands.Approved;
import dev.pageturner.commands.Command;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.Output;
import dev.pageturner.commands.Parameter;
import dev.pageturner.commands.ParameterType;
import dev.pageturner.commands.Parameters;
import dev.pageturner.commands.Permission;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.RunControl;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Cluster;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;

/** Lets pods go so that their owner starts new ones: by eviction, which asks the budgets, unless it is forced. */
public final class DeletePodCommand implements Command {
    private static final CommandSpec SPEC = new CommandSpec(
            "delete-pod",
            "Evict pods, so that their owner starts new ones.",
            Risk.HIGH,
            List.of(
                    Parameter.positional("pod", ParameterType.POD, "The pods.")
                            .optional()
                            .many(),
                    Parameters.NAMESPACE,
                    Parameters.SELECTOR,
                    Parameter.flag(
                            "force",
                            ParameterType.SWITCH,
                            "Delete at once, past every PodDisruptionBudget and grace period."),
                    Parameter.flag("now", ParameterType.SWITCH, "One second to stop."),
                    Parameter.flag(
                            "grace-period", ParameterType.INTEGER, "Seconds to stop; negative: the pod's own time.")),
            List.of("delete-pod web-5d8f9-abcde -n shop", "delete-pod -l app=web -n shop"),
            List.of(
                    new Permission("", List.of("pods"), List.of("get", "list", "watch", "delete"), false),
                    new Permission("", List.of("pods/eviction"), List.of("create"), false),
                    new Permission("policy", List.of("poddisruptionbudgets"), List.of("list"), true)));

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Preview preview(Invocation invocation, CommandContext context) {
        String target = "pod/" + invocation.argument("pod", invocation.argument("selector", ""));
        try {
            DeletePodPlan plan = DeletePodPlan.make(invocation, context);
            return plan.refusal() == null
                    ? plan.preview(invocation)
                    : Preview.refused(invocation, target, Risk.HIGH, plan.refusal());
        } catch (ApiException e) {
            return Preview.refused(invocation, target, Risk.HIGH, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Outcome run(Invocation invocation, CommandContext context, RunControl control) {
        try {
            DeletePodPlan plan = DeletePodPlan.make(invocation, context);
            if (plan.refusal() != null) {
                return Outcome.of(Status.REFUSED, plan.refusal());
            }
            return Approved.refusal(control, "delete-pod", plan.fingerprint())
                    .orElseGet(() -> start(plan, context, control));
        } catch (ApiException e) {
            return Outcome.of(Status.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    private static Outcome start(DeletePodPlan plan, CommandContext context, RunControl control) {
        Cluster cluster = context.systems().cluster(context.user(), context.groups());
        Instant started = context.clock().instant();
        ExecutorService requests = Departure.requests(Math.min(10, plan.pods().size()));
        try {
            Departure.Scope scope =
                    new Departure.Scope("namespace/" + plan.namespace(), plan.namespace(), plan.selection());
            Departure.Result result = new Departure(
                            cluster, plan.options(), scope, plan.pods(), control, context.clock(), requests)
                    .run();
            return outcome(plan, new NodeResult("", result.ending(), result.pods(), List.of()), cluster, started);
        } finally {
            requests.shutdownNow();
        }
    }

    private static Outcome outcome(DeletePodPlan plan, NodeResult result, Cluster cluster, Instant started) {
        String word = plan.options().disableEviction() ? "deleted" : "evicted";
        String detail = DrainText.pods(result) + Replacements.text(cluster, result.gone(), started);
        String sentence =
                switch (result.ending()) {
                    case ALL_GONE ->
                        result.pods().stream()
                                .map(pod -> "pod/" + pod.verdict().name() + " " + word)
                                .collect(Collectors.joining("\n"));
                    case CANCELLED ->
                        "cancelled: " + result.gone().size() + " of "
                                + result.pods().size() + " pods are gone";
                    case LOST ->
                        "the cluster stopped answering; " + result.gone().size() + " of "
                                + result.pods().size() + " pods are gone as far as is known";
                    case FAILED, TIMED_OUT -> DrainText.errors(result, plan.options());
                };
        Status status =
                switch (result.ending()) {
                    case ALL_GONE -> Status.SUCCEEDED;
                    case CANCELLED -> Status.CANCELLED;
                    case LOST -> Status.UNKNOWN;
                    case FAILED, TIMED_OUT -> Status.FAILED;
                };
        return new Outcome(status, sentence, Output.text(detail), List.of());
    }
}
