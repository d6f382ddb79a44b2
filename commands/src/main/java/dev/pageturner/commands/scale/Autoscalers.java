package dev.pageturner.commands.scale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.ObjectReader.Found;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import java.util.ArrayList;
import java.util.List;

/** Who else decides about the number of replicas. */
final class Autoscalers {
    private Autoscalers() {}

    /** What an approver has to know; an autoscaler that may not be read is left out. */
    static List<String> warnings(Cluster cluster, Found found, int to) {
        List<String> warnings = new ArrayList<>();
        JsonNode controller = Json.controller(found.object());
        if (controller.isObject()) {
            warnings.add("it belongs to " + controller.path("kind").asText() + " "
                    + controller.path("name").asText() + ", which will set its replicas back");
        }
        try {
            for (ObjectNode scaler : cluster.list(Resources.AUTOSCALERS, found.namespace(), Selection.ALL)
                    .items()) {
                if (isFor(scaler, found)) {
                    warnings.add(warning(scaler, to));
                }
            }
        } catch (ApiException e) {
            warnings.add("whether a HorizontalPodAutoscaler decides as well is not known: " + e.serverMessage());
        }
        return warnings;
    }

    private static boolean isFor(ObjectNode scaler, Found found) {
        JsonNode target = scaler.at("/spec/scaleTargetRef");
        return target.path("kind").asText().equals(found.resource().kind())
                && target.path("name").asText().equals(found.name());
    }

    private static String warning(ObjectNode scaler, int to) {
        long least = Json.number(scaler, "/spec/minReplicas", 1);
        long most = Json.number(scaler, "/spec/maxReplicas");
        String name = "HorizontalPodAutoscaler " + Json.name(scaler) + " (" + least + " to " + most + " replicas)";
        if (to == 0) {
            return name + " is switched off while there are no replicas";
        }
        boolean outside = to < least || to > most;
        return name + (outside ? " will set " + to + " replicas back at once" : " may set another number any time");
    }
}
