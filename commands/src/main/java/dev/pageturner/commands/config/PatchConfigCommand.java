package dev.pageturner.commands.config;

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
import dev.pageturner.commands.cluster.Patch;
import dev.pageturner.commands.cluster.Resources;
import java.util.List;
import java.util.Optional;

/** Changes one key of a ConfigMap, keeping the old value at hand for undoing it. Never a Secret. */
public final class PatchConfigCommand implements Command {
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

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Preview preview(Invocation invocation, CommandContext context) {
        try {
            ConfigPlan plan = ConfigPlan.make(invocation, context);
            return plan.refusal() == null
                    ? plan.preview(invocation)
                    : Preview.refused(invocation, invocation.argument("target", ""), Risk.HIGH, plan.refusal());
        } catch (ApiException e) {
            return Preview.refused(
                    invocation, invocation.argument("target", ""), Risk.HIGH, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Outcome run(Invocation invocation, CommandContext context, RunControl control) {
        try {
            ConfigPlan plan = ConfigPlan.make(invocation, context);
            if (plan.refusal() != null) {
                return Outcome.of(Status.REFUSED, plan.refusal());
            }
            Optional<Outcome> refused = Approved.refusal(control, "patch-config", plan.fingerprint());
            return refused.isPresent() ? refused.get() : patch(plan, context);
        } catch (ApiException e) {
            return Outcome.of(Status.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private static Outcome patch(ConfigPlan plan, CommandContext context) {
        Cluster cluster = context.systems().cluster(context.user(), context.groups());
        try {
            cluster.patch(Resources.CONFIG_MAPS, plan.namespace(), plan.name(), Patch.merge(plan.part()));
        } catch (SystemUnreachableException e) {
            return Outcome.of(
                    Status.UNKNOWN,
                    "The connection was lost while configmap/" + plan.name()
                            + " was patched; whether it was is not known. " + e.getMessage());
        } catch (ApiException e) {
            return e.isConflict()
                    ? Outcome.of(
                            Status.CHANGED,
                            "Somebody changed configmap/" + plan.name()
                                    + " just now, so nothing was touched. Look at a new preview.")
                    : Outcome.of(Status.FAILED, String.valueOf(e.getMessage()));
        }
        return new Outcome(
                Status.SUCCEEDED,
                "configmap/" + plan.name()
                        + " patched; pods read it when they are restarted, or by themselves where they" + " watch it",
                null,
                List.of(plan.undo()));
    }
}
