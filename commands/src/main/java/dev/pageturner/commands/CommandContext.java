package dev.pageturner.commands;

import dev.pageturner.commands.cluster.Cluster;
import java.time.Clock;
import java.util.List;

/**
 * Where and for whom a command runs.
 *
 * @param systems the outside systems of one cluster
 * @param user who asked, for impersonation and change causes
 * @param groups the groups of that user
 */
public record CommandContext(Systems systems, String user, List<String> groups, Clock clock) {
    public CommandContext {
        groups = List.copyOf(groups);
    }

    /** The cluster as the one who asked. */
    public Cluster cluster() {
        return systems.cluster(user, groups);
    }

    /** The same for a run: a call of the cluster is given up as soon as the run is cancelled or its time is up. */
    public CommandContext during(RunControl control) {
        return new CommandContext(
                new Heeding(
                        systems, () -> control.cancelled() || !clock.instant().isBefore(control.deadline())),
                user,
                groups,
                clock);
    }
}
