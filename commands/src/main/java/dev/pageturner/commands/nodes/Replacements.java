package dev.pageturner.commands.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Where the pods of a drained node are now: the ones that their owners started since. */
final class Replacements {
    private Replacements() {}

    /** @param since when the drain began; only explains, so what cannot be read is left out */
    static String text(Cluster cluster, List<PodVerdict> gone, Instant since) {
        Set<String> owners = gone.stream().map(pod -> Owner.uid(pod.pod())).collect(Collectors.toSet());
        owners.remove("");
        Set<String> namespaces = gone.stream()
                .filter(pod -> !Owner.uid(pod.pod()).isEmpty())
                .map(PodVerdict::namespace)
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> lines = new ArrayList<>();
        try {
            for (String namespace : namespaces) {
                for (ObjectNode pod :
                        cluster.list(Resources.PODS, namespace, Selection.ALL).items()) {
                    if (owners.contains(Owner.uid(pod)) && !isOlder(pod, since)) {
                        lines.add(line(pod));
                    }
                }
            }
        } catch (ApiException | SystemUnreachableException e) {
            return "";
        }
        return lines.isEmpty() ? "" : "Started instead:\n" + String.join("\n", lines) + "\n";
    }

    /** Creation times have whole seconds. */
    private static boolean isOlder(JsonNode pod, Instant since) {
        String created = Json.text(pod, "/metadata/creationTimestamp");
        return created.isEmpty() || Instant.parse(created).getEpochSecond() < since.getEpochSecond();
    }

    private static String line(JsonNode pod) {
        String path = Json.namespace(pod) + "/" + Json.name(pod);
        String node = Json.text(pod, "/spec/nodeName");
        if (!node.isEmpty()) {
            return path + " on " + node + ", " + Json.text(pod, "/status/phase");
        }
        for (JsonNode condition : pod.at("/status/conditions")) {
            boolean unscheduled = condition.path("type").asText().equals("PodScheduled")
                    && condition.path("status").asText().equals("False");
            if (unscheduled) {
                return path + " finds no node: " + condition.path("message").asText();
            }
        }
        return path + " is not scheduled yet";
    }
}
