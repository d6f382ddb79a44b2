package dev.pageturner.commands;

/**
 * One thing that a run would change, or on purpose leave alone.
 *
 * @param resource plural as in the API ({@code pods}, {@code deployments})
 * @param namespace empty for cluster-scoped resources
 * @param action evict, delete, skip, cordon, patch, scale, create ...
 * @param detail for people: the reason, the diff, from and to
 */
public record Change(String resource, String namespace, String name, String action, String detail) {}
