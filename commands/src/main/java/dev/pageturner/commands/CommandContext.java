package dev.pageturner.commands;

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
}
