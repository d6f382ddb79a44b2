package dev.pageturner.commands;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Permissions of several commands joined: each resource once, with every verb that any of them needs. */
public final class Permissions {
    private record Resource(String apiGroup, String name) {}

    private Permissions() {}

    /** Resources that need the same verbs share a rule; in a stable order. */
    public static List<Permission> joined(Collection<Permission> permissions) {
        Map<String, Resource> resources = new TreeMap<>();
        Map<String, TreeSet<String>> verbs = new TreeMap<>();
        Map<String, Boolean> clusterScoped = new TreeMap<>();
        for (Permission permission : permissions) {
            for (String name : permission.resources()) {
                String key = permission.apiGroup() + "/" + name;
                resources.put(key, new Resource(permission.apiGroup(), name));
                verbs.computeIfAbsent(key, absent -> new TreeSet<>()).addAll(permission.verbs());
                clusterScoped.merge(key, permission.clusterScoped(), Boolean::logicalOr);
            }
        }
        Map<String, Permission> rules = new TreeMap<>();
        resources.forEach((key, resource) -> {
            List<String> needed = new ArrayList<>(verbs.getOrDefault(key, new TreeSet<>()));
            boolean wide = clusterScoped.getOrDefault(key, false);
            rules.merge(
                    resource.apiGroup() + "|" + needed + "|" + wide,
                    new Permission(resource.apiGroup(), List.of(resource.name()), needed, wide),
                    Permissions::with);
        });
        return List.copyOf(rules.values());
    }

    private static Permission with(Permission one, Permission other) {
        TreeSet<String> resources = new TreeSet<>(one.resources());
        resources.addAll(other.resources());
        return new Permission(one.apiGroup(), List.copyOf(resources), one.verbs(), one.clusterScoped());
    }
}
