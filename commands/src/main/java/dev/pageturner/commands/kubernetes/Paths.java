package dev.pageturner.commands.kubernetes;

import dev.pageturner.commands.cluster.ApiResource;

/** URLs of objects. A name can never leave its segment. */
final class Paths {
    private Paths() {}

    static String collection(ApiResource resource, String namespace) {
        String root = resource.group().isEmpty()
                ? "/api/" + resource.version()
                : "/apis/" + resource.group() + "/" + resource.version();
        String within = resource.namespaced() && !namespace.isEmpty() ? "/namespaces/" + segment(namespace) : "";
        return root + within + "/" + resource.plural();
    }

    static String object(ApiResource resource, String namespace, String name) {
        if (resource.namespaced() && namespace.isEmpty()) {
            throw new IllegalArgumentException("a namespace is needed for " + resource.named(name));
        }
        return collection(resource, namespace) + "/" + segment(name);
    }

    private static String segment(String name) {
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw new IllegalArgumentException("\"" + name + "\" is not a name");
        }
        return Request.escape(name).replace("%3A", ":");
    }
}
