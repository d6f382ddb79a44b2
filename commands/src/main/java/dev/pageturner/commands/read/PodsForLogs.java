package dev.pageturner.commands.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.ApiResource;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import dev.pageturner.commands.cluster.Selectors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The pods whose logs are meant, the one that kubectl would take first. */
final class PodsForLogs {
    private static final Map<String, Integer> PHASES = Map.of("Running", 0, "Unknown", 1, "Pending", 2);
    private static final String LATE = "9999";

    /** Assigned, running, ready for longest, restarted most, oldest. */
    private static final Comparator<ObjectNode> BEST_FIRST = Comparator.<ObjectNode, Boolean>comparing(
                    pod -> Json.text(pod, "/spec/nodeName").isEmpty())
            .thenComparing(pod -> PHASES.getOrDefault(Json.text(pod, "/status/phase"), 0))
            .thenComparing(pod -> readySince(pod).equals(LATE))
            .thenComparing(PodsForLogs::readySince)
            .thenComparing(
                    Comparator.<ObjectNode>comparingLong(PodsForLogs::restarts).reversed())
            .thenComparing(pod -> Json.text(pod, "/metadata/creationTimestamp"));

    private PodsForLogs() {}

    static List<ObjectNode> selected(Cluster cluster, String namespace, String selector) {
        return new ArrayList<>(cluster.list(Resources.PODS, namespace, Selection.labels(selector))
                .items());
    }

    /** The pods of a workload or a service, the best first. */
    static List<ObjectNode> of(Cluster cluster, ApiResource resource, ObjectNode object)
            throws ClusterRead.RefusedException {
        JsonNode selector = object.at("/spec/selector");
        boolean plain = resource.equals(Resources.SERVICES) || resource.equals(Resources.REPLICATION_CONTROLLERS);
        String labels = plain ? Selectors.equal(selector) : Selectors.text(selector);
        if (labels.isEmpty()) {
            throw new ClusterRead.RefusedException(
                    "error: cannot get the logs from " + resource.kind() + ": it selects no pods");
        }
        List<ObjectNode> pods = selected(cluster, Json.namespace(object), labels);
        if (pods.isEmpty()) {
            throw new ClusterRead.RefusedException("error: timed out waiting for the condition: "
                    + resource.named(Json.name(object)) + " has no pods");
        }
        pods.sort(BEST_FIRST);
        return pods;
    }

    private static String readySince(ObjectNode pod) {
        for (JsonNode condition : pod.at("/status/conditions")) {
            if (condition.path("type").asText().equals("Ready")
                    && condition.path("status").asText().equals("True")) {
                return condition.path("lastTransitionTime").asText();
            }
        }
        return LATE;
    }

    private static long restarts(ObjectNode pod) {
        long most = 0;
        for (JsonNode status : pod.at("/status/containerStatuses")) {
            most = Math.max(most, status.path("restartCount").asLong());
        }
        return most;
    }
}
