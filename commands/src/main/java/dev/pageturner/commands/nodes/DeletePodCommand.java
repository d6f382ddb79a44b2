package dev.pageturner.commands.nodes;

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
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.change.PlannedCommand;
import dev.pageturner.commands.change.Run;
import dev.pageturner.commands.cluster.Cluster;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;

/** Lets pods go so that their owner starts new ones: by eviction, which asks the budgets, unless it is forced. */
public final class DeletePodCommand extends PlannedCommand<DeletePodPlan> {
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

    public DeletePodCommand() {
        super(SPEC);
    }

    @Override
    protected String target(Invocation invocation) {
        return named(invocation);
    }

    static String named(Invocation invocation) {
        return "pod/" + invocation.argument("pod", invocation.argument("selector", ""));
    }

    @Override
    protected DeletePodPlan plan(Invocation invocation, CommandContext context) {
        return DeletePodPlan.make(invocation, context.cluster());
    }

    @Override
    protected Outcome carryOut(DeletePodPlan plan, Run run) {
        Instant started = run.context().clock().instant();
        ExecutorService requests = Departure.requests(Math.min(10, plan.pods().size()));
        try {
            Departure.Scope scope =
                    new Departure.Scope("namespace/" + plan.namespace(), plan.namespace(), plan.selection());
            Departure.Result result = new Departure(plan.options(), scope, plan.pods(), run, requests).run();
            return outcome(plan, new NodeResult("", result.ending(), result.pods(), List.of()), run.cluster(), started);
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
