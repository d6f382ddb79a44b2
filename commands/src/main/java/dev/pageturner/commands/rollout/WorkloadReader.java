package dev.pageturner.commands.rollout;

import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.change.RefusedException;
import dev.pageturner.commands.cluster.ApiResource;
import dev.pageturner.commands.cluster.Cluster;
import java.util.Optional;

/** Finds the workload that an invocation's {@code target} and {@code namespace} mean. */
public final class WorkloadReader {
    private WorkloadReader() {}

    /** The sentence is fit to be shown. */
    public static final class NotAWorkloadException extends RefusedException {
        private static final long serialVersionUID = 1L;

        NotAWorkloadException(String sentence) {
            super(sentence);
        }
    }

    public static String namespace(Invocation invocation, Cluster cluster) {
        String given = invocation.argument("namespace");
        return given == null ? cluster.defaultNamespace() : given;
    }

    /**
     * @param verb what kubectl calls whoever does this ({@code rollbacker})
     * @throws dev.pageturner.commands.cluster.ApiException when there is no such object
     */
    public static Workload read(Invocation invocation, CommandContext context, String verb)
            throws NotAWorkloadException {
        Cluster cluster = context.cluster();
        String target = invocation.argument("target", "");
        String word = target.substring(0, Math.max(0, target.indexOf('/')));
        String name = target.substring(target.indexOf('/') + 1);
        ApiResource resource = cluster.resource(word);
        if (resource == null) {
            throw new NotAWorkloadException("the server doesn't have a resource type \"" + word + "\"");
        }
        String namespace = resource.namespaced() ? namespace(invocation, cluster) : "";
        Optional<WorkloadKind> kind = WorkloadKind.of(resource);
        if (kind.isEmpty()) {
            cluster.get(resource, namespace, name);
            String group = resource.group().isEmpty() ? "" : "." + resource.group();
            // kubectl quotes the kind in every such sentence but this one.
            String quote = verb.equals("status viewer") ? "" : "\"";
            throw new NotAWorkloadException(
                    "no " + verb + " has been implemented for " + quote + resource.kind() + group + quote);
        }
        return new Workload(kind.get(), cluster.get(resource, namespace, name));
    }
}
