package dev.pageturner.commands.cluster;

/**
 * A question to the server: may I?
 *
 * @param namespace empty for cluster-scoped resources or all namespaces
 * @param name empty for any
 */
public record AccessRequest(
        String verb, String group, String resource, String subresource, String namespace, String name) {}
