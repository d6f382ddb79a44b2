package dev.pageturner.commands.rollout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Parameters;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.cluster.Json;
import java.util.List;

/** Lets a paused Deployment roll out again, as {@code kubectl rollout resume} does, and follows it. */
public final class ResumeCommand extends EditCommand {
    public ResumeCommand() {
        super(
                new CommandSpec(
                        "resume",
                        "Let a paused Deployment roll out again.",
                        Risk.HIGH,
                        List.of(Parameters.target("What to resume: deployment/NAME."), Parameters.NAMESPACE),
                        List.of("resume deployment/web -n shop"),
                        EditPermissions.FOLLOWED_DEPLOYMENTS),
                "resumer");
    }

    @Override
    Edit edit(Invocation invocation, Workload workload, CommandContext context) {
        String printed = "error: " + workload.kind().resource().qualified() + " \"" + workload.name() + "\" ";
        if (workload.kind() != WorkloadKind.DEPLOYMENT) {
            return new Edit.Refused(printed + "resuming is not supported");
        }
        if (!workload.isPaused()) {
            return new Edit.Refused(printed + "is not paused");
        }
        ObjectNode part = Json.object();
        part.withObjectProperty("spec").putNull("paused");
        return new Edit.Ready(
                part,
                "resume",
                "what changed while it was paused rolls out now, " + EditWarnings.pace(workload),
                EditWarnings.of(workload).stream()
                        .filter(warning -> warning.startsWith("strategy"))
                        .toList(),
                "resumed",
                true,
                List.of(List.of("pause", workload.target(), "-n", workload.namespace())));
    }
}
