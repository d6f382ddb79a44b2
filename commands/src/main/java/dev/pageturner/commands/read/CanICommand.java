package dev.pageturner.commands.read;

import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Output;
import dev.pageturner.commands.Parameter;
import dev.pageturner.commands.ParameterType;
import dev.pageturner.commands.Parameters;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.cluster.Access;
import dev.pageturner.commands.cluster.AccessRequest;
import dev.pageturner.commands.cluster.ApiResource;
import java.util.List;

/** Asks whether something is allowed, as {@code kubectl auth can-i} does. */
public final class CanICommand extends ClusterRead {
    private static final CommandSpec SPEC = new CommandSpec(
            "can-i",
            "Say whether the cluster would allow something.",
            Risk.READ,
            List.of(
                    Parameter.positional("verb", ParameterType.TEXT, "get, list, patch, delete ..."),
                    Parameter.positional("target", ParameterType.RESOURCE, "KIND or KIND/NAME.")
                            .many(),
                    Parameters.NAMESPACE,
                    Parameters.ALL_NAMESPACES,
                    Parameter.flag("subresource", ParameterType.TEXT, "Such as log, scale or eviction.")),
            List.of("can-i patch deployments -n shop", "can-i create pods --subresource=eviction -n shop"),
            List.of());

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    Outcome read(Question question) throws RefusedException {
        String target = question.argument("target");
        int slash = target.indexOf('/');
        ApiResource resource = question.resource(slash < 0 ? target : target.substring(0, slash));
        Access access = question.cluster()
                .access(new AccessRequest(
                        question.argument("verb"),
                        resource.group(),
                        resource.plural(),
                        question.argument("subresource"),
                        resource.namespaced() ? question.namespace() : "",
                        slash < 0 ? "" : target.substring(slash + 1)));
        String answer = access.allowed() ? "yes" : "no";
        String why = access.allowed() || access.reason().isEmpty() ? "" : " - " + access.reason();
        return Outcome.answered(answer, Output.text(answer + why + "\n"));
    }
}
