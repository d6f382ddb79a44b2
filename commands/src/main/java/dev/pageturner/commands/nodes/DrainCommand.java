package dev.pageturner.commands.nodes;

import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Parameter;
import dev.pageturner.commands.ParameterType;
import dev.pageturner.commands.Parameters;
import dev.pageturner.commands.Permission;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.change.PlannedCommand;
import dev.pageturner.commands.change.RefusedException;
import dev.pageturner.commands.change.Run;
import java.util.List;

/** Empties nodes for maintenance, as {@code kubectl drain} does. */
public final class DrainCommand extends PlannedCommand<DrainPlan> {
    private static final CommandSpec SPEC = new CommandSpec(
            "drain",
            "Cordon nodes and evict their pods.",
            Risk.HIGH,
            List.of(
                    Parameter.positional("node", ParameterType.NODE, "The nodes to drain.")
                            .optional()
                            .many(),
                    Parameters.SELECTOR,
                    Parameter.flag("pod-selector", ParameterType.LABEL_SELECTOR, "Only pods with these labels leave."),
                    Parameter.flag(
                            "ignore-daemonsets", ParameterType.SWITCH, "Leave pods of DaemonSets where they are."),
                    Parameter.flag(
                            "delete-emptydir-data",
                            ParameterType.SWITCH,
                            "Go on although pods lose the data in their emptyDir volumes.",
                            "delete-local-data"),
                    Parameter.flag("force", ParameterType.SWITCH, "Go on although nothing starts some pods again."),
                    Parameter.flag(
                            "grace-period", ParameterType.INTEGER, "Seconds to stop; negative: each pod's own time."),
                    Parameter.flag("timeout", ParameterType.DURATION, "How long one node may take; 0s: no limit."),
                    Parameter.flag(
                            "disable-eviction", ParameterType.SWITCH, "Delete pods, past every PodDisruptionBudget."),
                    Parameter.flag(
                            "skip-wait-for-delete-timeout",
                            ParameterType.INTEGER,
                            "Do not wait for pods that are being deleted for more than so many seconds.")),
            List.of(
                    "drain node-1 --ignore-daemonsets --delete-emptydir-data",
                    "drain node-1 node-2 --ignore-daemonsets --timeout=10m"),
            List.of(
                    new Permission("", List.of("nodes"), List.of("get", "list", "patch"), true),
                    new Permission("", List.of("pods"), List.of("get", "list", "watch", "delete"), true),
                    new Permission("", List.of("pods/eviction"), List.of("create"), true),
                    new Permission("apps", List.of("daemonsets"), List.of("get"), true),
                    new Permission("policy", List.of("poddisruptionbudgets"), List.of("list"), true)));

    public DrainCommand() {
        super(SPEC);
    }

    @Override
    protected String target(Invocation invocation) {
        return NodeSelection.target(invocation);
    }

    @Override
    protected DrainPlan plan(Invocation invocation, CommandContext context) throws RefusedException {
        return DrainPlan.make(invocation, context);
    }

    @Override
    protected Outcome carryOut(DrainPlan plan, Run run) {
        return new DrainRun(plan, run).start();
    }
}
