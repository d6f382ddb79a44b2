package dev.pageturner.bot.cli;

import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Permission;
import dev.pageturner.commands.Permissions;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.cluster.ApiResource;
import dev.pageturner.commands.cluster.Resources;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is granted in the whole cluster, and what only in namespaces that are named.
 *
 * <p>A read may look anywhere unless it is confined; a drain cannot be: the pods of a node are those of all namespaces.
 */
record Rights(List<Permission> wide, List<Permission> confined) {
    Rights {
        wide = List.copyOf(wide);
        confined = List.copyOf(confined);
    }

    static Rights everywhere(Collection<CommandSpec> commands, Collection<Permission> steps) {
        List<Permission> all = new ArrayList<>(steps);
        commands.forEach(command -> all.addAll(command.permissions()));
        return new Rights(Permissions.joined(all), List.of());
    }

    static Rights confined(Collection<CommandSpec> commands, Collection<Permission> steps) {
        List<Permission> wide = new ArrayList<>();
        List<Permission> narrow = new ArrayList<>();
        for (CommandSpec command : commands) {
            for (Permission right : single(command.permissions())) {
                boolean reads = command.risk() == Risk.READ;
                (hasNoNamespace(right) || (right.clusterScoped() && !reads) ? wide : narrow).add(right);
            }
        }
        single(steps).forEach(right -> (hasNoNamespace(right) ? wide : narrow).add(right));
        Set<Permission> granted = new HashSet<>();
        single(wide).forEach(right -> granted.add(in(right, false)));
        narrow.removeIf(right -> granted.contains(in(right, false)));
        return new Rights(
                Permissions.joined(wide.stream().map(right -> in(right, true)).toList()),
                Permissions.joined(
                        narrow.stream().map(right -> in(right, false)).toList()));
    }

    /** One resource and one verb each, so that they can be compared. */
    private static List<Permission> single(Collection<Permission> permissions) {
        List<Permission> single = new ArrayList<>();
        for (Permission permission : permissions) {
            for (String resource : permission.resources()) {
                for (String verb : permission.verbs()) {
                    single.add(new Permission(
                            permission.apiGroup(), List.of(resource), List.of(verb), permission.clusterScoped()));
                }
            }
        }
        return single;
    }

    private static Permission in(Permission right, boolean everywhere) {
        return new Permission(right.apiGroup(), right.resources(), right.verbs(), everywhere);
    }

    /** A node's lease lives in a namespace of its own, which nobody names. */
    private static boolean hasNoNamespace(Permission right) {
        String resource = right.resources().get(0);
        return (resource.equals("leases") && right.clusterScoped())
                || Resources.known(resource)
                        .map(ApiResource::namespaced)
                        .filter(namespaced -> !namespaced)
                        .isPresent();
    }
}
