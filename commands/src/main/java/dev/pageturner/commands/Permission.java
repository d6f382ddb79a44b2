package dev.pageturner.commands;

import java.util.List;

/**
 * One rule of a Kubernetes Role or ClusterRole.
 *
 * @param clusterScoped true when a Role in one namespace cannot grant it (nodes, pods of all namespaces)
 */
public record Permission(String apiGroup, List<String> resources, List<String> verbs, boolean clusterScoped) {
    public Permission {
        resources = List.copyOf(resources);
        verbs = List.copyOf(verbs);
    }
}
