package dev.pageturner.bot.approval;

import dev.pageturner.bot.base.Person;
import dev.pageturner.bot.execution.Clusters;
import dev.pageturner.commands.Catalogue;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Parsed;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.Systems;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Turns typed words into a preview, for one person on one cluster. The runner plans with the same context. */
public final class Planner {
    private final Catalogue catalogue;
    private final Clusters clusters;
    private final Rights rights;
    private final Clock clock;

    public Planner(Catalogue catalogue, Clusters clusters, Rights rights, Clock clock) {
        this.catalogue = catalogue;
        this.clusters = clusters;
        this.rights = rights;
        this.clock = clock;
    }

    public Parsed parse(List<String> words) {
        return catalogue.parse(words);
    }

    /** Where and for whom a command runs; empty when no such cluster is configured. */
    public Optional<CommandContext> context(Person who, String cluster) {
        return clusters.find(cluster).map(systems -> context(who, systems));
    }

    /** The words were parsed before; what they would do is asked of the cluster now. */
    Preview preview(Parsed.Ok parsed, Person who, String cluster) {
        Invocation invocation = parsed.invocation();
        Risk risk = parsed.command().spec().risk();
        Optional<CommandContext> context = context(who, cluster);
        if (context.isEmpty()) {
            return Preview.refused(invocation, "", risk, unknownCluster(cluster));
        }
        try {
            return parsed.command().preview(invocation, context.get());
        } catch (SystemUnreachableException unreachable) {
            return Preview.refused(
                    invocation, "", risk, unreachable.getMessage() + " Nothing was changed; try again in a moment.");
        }
    }

    public String unknownCluster(String cluster) {
        return "No cluster is named " + cluster + ". Configured: " + String.join(", ", clusters.names()) + ".";
    }

    boolean knows(String cluster) {
        return clusters.find(cluster).isPresent();
    }

    private CommandContext context(Person who, Systems systems) {
        List<String> groups =
                rights.groupsOf(who).stream().map(id -> "slack:" + id).toList();
        return new CommandContext(systems, "slack:" + who.id(), groups, clock);
    }
}
