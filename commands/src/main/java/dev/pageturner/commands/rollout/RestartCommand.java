package dev.pageturner.commands.rollout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Parameters;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.cluster.Json;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Replaces all pods of a workload, as {@code kubectl rollout restart} does. */
public final class RestartCommand extends EditCommand {
    private static final String RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";

    public RestartCommand() {
        super(
                new CommandSpec(
                        "restart",
                        "Replace all pods of a Deployment, StatefulSet or DaemonSet by new ones.",
                        Risk.HIGH,
                        List.of(
                                Parameters.target(
                                        "What to restart: deployment/NAME, statefulset/NAME or daemonset/NAME."),
                                Parameters.NAMESPACE,
                                Parameters.AFTER),
                        List.of(
                                "restart deployment/web -n shop",
                                "restart deployment/web -n shop --after=job/migrate-142"),
                        EditPermissions.WORKLOADS_AFTER_JOBS),
                "restarter");
    }

    @Override
    Edit edit(Invocation invocation, Workload workload, CommandContext context) {
        if (workload.isPaused()) {
            return new Edit.Refused("can't restart paused deployment (run rollout resume first)");
        }
        ObjectNode part = Json.object();
        part.withObject("/spec/template/metadata/annotations")
                .put(
                        RESTARTED_AT,
                        context.clock()
                                .instant()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString());
        return new Edit.Ready(
                part,
                "restart",
                "all pods are replaced, " + EditWarnings.pace(workload),
                EditWarnings.of(workload),
                "restarted",
                true,
                List.of());
    }
}
