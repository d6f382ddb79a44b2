package dev.pageturner.commands.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Invocation;

/** Finds the one object that an invocation's {@code target} and {@code namespace} mean. */
public final class ObjectReader {
    private ObjectReader() {}

    /** @param namespace empty for cluster-scoped objects */
    public record Found(ApiResource resource, String namespace, ObjectNode object) {
        public String name() {
            return Json.name(object);
        }

        /** As in {@code deployment/web}. */
        public String target() {
            return resource.singular() + "/" + name();
        }

        /** As kubectl prints it: {@code deployment.apps/web}. */
        public String printed() {
            return resource.named(name());
        }
    }

    /**
     * @throws ApiException when there is no such type or object, in kubectl's words
     */
    public static Found read(Cluster cluster, Invocation invocation) {
        return read(cluster, invocation, invocation.argument("target", ""));
    }

    /** @param target one of several, {@code KIND/NAME} */
    public static Found read(Cluster cluster, Invocation invocation, String target) {
        String word = target.substring(0, Math.max(0, target.indexOf('/')));
        ApiResource resource = cluster.resource(word);
        if (resource == null) {
            throw ApiException.noSuchType(word);
        }
        String namespace = resource.namespaced() ? invocation.argument("namespace", cluster.defaultNamespace()) : "";
        String name = target.substring(target.indexOf('/') + 1);
        return new Found(resource, namespace, cluster.get(resource, namespace, name));
    }
}
