package dev.pageturner.commands.scale;

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
import dev.pageturner.commands.cluster.ApiException;
import java.util.List;

/** Sets the number of replicas of anything that has one, as {@code kubectl scale} does. */
public final class ScaleCommand implements Command {
    private static final CommandSpec SPEC = new CommandSpec(
            "scale",
            "Set the number of replicas of a Deployment, StatefulSet, ReplicaSet or anything else that scales.",
            Risk.HIGH,
            List.of(
                    Parameters.target("What to scale: deployment/NAME, statefulset/NAME ..."),
                    Parameters.NAMESPACE,
                    Parameter.flag("replicas", ParameterType.INTEGER, "How many there shall be.")
                            .mandatory(),
                    Parameter.flag("current-replicas", ParameterType.INTEGER, "Refuse unless there are so many now."),
                    Parameter.flag("resource-version", ParameterType.TEXT, "Refuse unless the object is at it now.")),
            List.of("scale deployment/web -n shop --replicas=5"),
            List.of(
                    new Permission(
                            "apps", List.of("deployments", "statefulsets", "replicasets"), List.of("get"), false),
                    new Permission(
                            "apps",
                            List.of("deployments/scale", "statefulsets/scale", "replicasets/scale"),
                            List.of("get", "patch"),
                            false),
                    new Permission("autoscaling", List.of("horizontalpodautoscalers"), List.of("list"), false)));

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Preview preview(Invocation invocation, CommandContext context) {
        try {
            return ScalePlan.make(invocation, context).preview(invocation);
        } catch (ApiException e) {
            return Preview.refused(
                    invocation, invocation.argument("target", ""), Risk.HIGH, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Outcome run(Invocation invocation, CommandContext context, RunControl control) {
        try {
            ScalePlan plan = ScalePlan.make(invocation, context);
            if (plan.refusal() != null) {
                return Outcome.of(Status.REFUSED, plan.refusal());
            }
            return Approved.refusal(control, "scale", plan.fingerprint())
                    .orElseGet(() -> new ScaleRun(invocation, context, control).start(plan));
        } catch (ApiException e) {
            return Outcome.of(Status.REFUSED, String.valueOf(e.getMessage()));
        }
    }
}
