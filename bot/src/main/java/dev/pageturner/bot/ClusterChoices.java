package dev.pageturner.bot;

import dev.pageturner.bot.base.Person;
import dev.pageturner.bot.execution.Clusters;
import dev.pageturner.bot.slack.Choices;
import dev.pageturner.commands.cluster.ApiResource;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Selection;
import dev.pageturner.runbooks.Placeholder;
import java.util.List;
import java.util.Optional;

/** Names to choose from, read from the cluster that the incident is about. */
record ClusterChoices(Clusters clusters) implements Choices {
    private static final int MOST = 100;

    @Override
    public List<String> of(Placeholder placeholder, String cluster, String namespace, Person who) {
        Optional<String> resource = resource(placeholder.type());
        return resource.isEmpty()
                ? List.of()
                : clusters.find(cluster)
                        .map(systems ->
                                names(systems.cluster("slack:" + who.id(), List.of()), resource.get(), namespace))
                        .orElse(List.of());
    }

    private static Optional<String> resource(Placeholder.Type type) {
        return switch (type) {
            case POD -> Optional.of("pods");
            case NODE -> Optional.of("nodes");
            case NAMESPACE -> Optional.of("namespaces");
            case DEPLOYMENT -> Optional.of("deployments");
            default -> Optional.empty();
        };
    }

    private static List<String> names(Cluster cluster, String resource, String namespace) {
        ApiResource type = cluster.resource(resource);
        if (type == null) {
            return List.of();
        }
        return cluster.list(type, type.namespaced() ? namespace : "", Selection.ALL).items().stream()
                .map(item -> item.path("metadata").path("name").asText())
                .sorted()
                .limit(MOST)
                .toList();
    }
}
