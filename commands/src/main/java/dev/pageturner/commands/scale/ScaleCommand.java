package dev.pageturner.commands.scale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Parameter;
import dev.pageturner.commands.ParameterType;
import dev.pageturner.commands.Parameters;
import dev.pageturner.commands.Permission;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.change.ChangeCommand;
import dev.pageturner.commands.change.Run;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.ObjectReader.Found;
import dev.pageturner.commands.cluster.Patch;
import java.util.List;
import java.util.Optional;

/** Sets the number of replicas of anything that has one, as {@code kubectl scale} does. */
public final class ScaleCommand extends ChangeCommand<ScalePlan, ObjectNode> {
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

    public ScaleCommand() {
        super(SPEC);
    }

    @Override
    protected ScalePlan plan(Invocation invocation, CommandContext context) {
        return ScalePlan.make(invocation, context.cluster());
    }

    @Override
    protected ObjectNode send(ScalePlan plan, Run run) {
        ObjectNode part = Json.object();
        part.withObjectProperty("metadata").put("resourceVersion", Json.resourceVersion(plan.scale()));
        part.withObjectProperty("spec").put("replicas", plan.to());
        Found found = plan.found();
        return run.cluster()
                .patch(
                        found.resource(),
                        found.namespace(),
                        found.name(),
                        Patch.merge(part).on("scale"));
    }

    @Override
    protected Optional<ObjectNode> arrived(ScalePlan plan, Cluster cluster) {
        Found found = plan.found();
        return Optional.of(cluster.get(found.resource(), found.namespace(), found.name(), "scale"))
                .filter(scale -> Json.number(scale, "/spec/replicas") == plan.to());
    }

    @Override
    protected String doing(ScalePlan plan) {
        return plan.found().target() + " was scaled";
    }

    @Override
    protected Outcome follow(ScalePlan plan, ObjectNode scaled, Run run) {
        return new ScaleRun(plan, run).follow();
    }
}
