package dev.pageturner.commands.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.Parameter;
import dev.pageturner.commands.ParameterType;
import dev.pageturner.commands.Parameters;
import dev.pageturner.commands.Permission;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.change.ChangeCommand;
import dev.pageturner.commands.change.Run;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Patch;
import dev.pageturner.commands.cluster.Resources;
import java.util.List;
import java.util.Optional;

/** Changes one key of a ConfigMap, keeping the old value at hand for undoing it. Never a Secret. */
public final class PatchConfigCommand extends ChangeCommand<ConfigPlan, ObjectNode> {
    private static final CommandSpec SPEC = new CommandSpec(
            "patch-config",
            "Change one key of a ConfigMap.",
            Risk.HIGH,
            List.of(
                    Parameters.target("Which: configmap/NAME."),
                    Parameter.positional("setting", ParameterType.TEXT, "KEY=VALUE, or KEY- to remove the key."),
                    Parameters.NAMESPACE),
            List.of("patch-config configmap/web LOG_LEVEL=debug -n shop"),
            List.of(new Permission("", List.of("configmaps"), List.of("get", "patch"), false)));

    public PatchConfigCommand() {
        super(SPEC);
    }

    @Override
    protected ConfigPlan plan(Invocation invocation, CommandContext context) {
        return ConfigPlan.make(invocation, context.cluster());
    }

    @Override
    protected ObjectNode send(ConfigPlan plan, Run run) {
        return run.cluster().patch(Resources.CONFIG_MAPS, plan.namespace(), plan.name(), Patch.merge(plan.part()));
    }

    @Override
    protected Optional<ObjectNode> arrived(ConfigPlan plan, Cluster cluster) {
        return Optional.of(cluster.get(Resources.CONFIG_MAPS, plan.namespace(), plan.name()))
                .filter(now -> Json.contains(now.path("data"), plan.part().path("data")));
    }

    @Override
    protected String doing(ConfigPlan plan) {
        return "configmap/" + plan.name() + " was patched";
    }

    @Override
    protected Outcome follow(ConfigPlan plan, ObjectNode patched, Run run) {
        return new Outcome(
                Status.SUCCEEDED,
                "configmap/" + plan.name()
                        + " patched; pods read it when they are restarted, or by themselves where they watch it",
                null,
                List.of(plan.undo()));
    }
}
