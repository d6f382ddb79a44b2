package dev.pageturner.bot.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.base.Person;
import dev.pageturner.bot.execution.Clusters;
import dev.pageturner.commands.cluster.ApiResource;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import dev.pageturner.runbooks.Placeholder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pods, nodes, namespaces and deployments to pick from. Whatever goes wrong, the person can still type. */
public final class ClusterChoices implements Choices {
    private static final Logger log = LoggerFactory.getLogger(ClusterChoices.class);
    private static final long PATIENCE_MILLIS = 2_000;

    private final Clusters clusters;

    public ClusterChoices(Clusters clusters) {
        this.clusters = clusters;
    }

    @Override
    public List<String> of(Placeholder placeholder, String cluster, String namespace, Person who) {
        Optional<ApiResource> resource = resource(placeholder.type());
        if (resource.isEmpty() || clusters.find(cluster).isEmpty()) {
            return List.of();
        }
        ApiResource kind = resource.get();
        if (kind.namespaced() && namespace.isEmpty()) {
            return List.of();
        }
        try {
            return CompletableFuture.supplyAsync(() -> names(kind, cluster, namespace, who))
                    .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException | TimeoutException e) {
            log.debug("nothing to choose from for {}", placeholder.name(), e);
            return List.of();
        }
    }

    private static Optional<ApiResource> resource(Placeholder.Type type) {
        return switch (type) {
            case POD -> Optional.of(Resources.PODS);
            case NODE -> Optional.of(Resources.NODES);
            case NAMESPACE -> Optional.of(Resources.NAMESPACES);
            case DEPLOYMENT -> Optional.of(Resources.DEPLOYMENTS);
            case CONTAINER, REVISION, DURATION, NUMBER, QUANTITY, TEXT -> Optional.empty();
        };
    }

    private List<String> names(ApiResource kind, String cluster, String namespace, Person who) {
        Cluster asked = clusters.find(cluster).orElseThrow().cluster("slack:" + who.id(), List.of());
        List<ObjectNode> items = asked.list(kind, kind.namespaced() ? namespace : "", Selection.ALL)
                .items();
        // More than a menu holds is not a choice any more.
        return items.size() > 100
                ? List.of()
                : items.stream()
                        .map(item -> item.path("metadata").path("name").asText())
                        .sorted()
                        .toList();
    }
}
