package dev.pageturner.commands.rollout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Parameters;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.cluster.Json;
import java.util.List;

/** Stops the rollout of a Deployment where it is, as {@code kubectl rollout pause} does. */
public final class PauseCommand extends EditCommand {
    public PauseCommand() {
        super(
                new CommandSpec(
                        "pause",
                        "Stop the rollout of a Deployment where it is.",
                        Risk.LOW,
                        List.of(Parameters.target("What to pause: deployment/NAME."), Parameters.NAMESPACE),
                        List.of("pause deployment/web -n shop"),
                        EditPermissions.DEPLOYMENTS),
                "pauser");
    }

    @Override
    Edit edit(Invocation invocation, Workload workload, CommandContext context) {
        String printed = "error: " + workload.kind().resource().qualified() + " \"" + workload.name() + "\" ";
        if (workload.kind() != WorkloadKind.DEPLOYMENT) {
            return new Edit.Refused(printed + "pausing is not supported");
        }
        if (workload.isPaused()) {
            return new Edit.Refused(printed + "is already paused");
        }
        ObjectNode part = Json.object();
        part.withObjectProperty("spec").put("paused", true);
        return new Edit.Ready(
                part,
                "pause",
                "changes of the pod template no longer reach the pods",
                List.of(),
                "paused",
                false,
                List.of(List.of("resume", workload.target(), "-n", workload.namespace())));
    }
}
