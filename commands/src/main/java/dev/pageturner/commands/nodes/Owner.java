package dev.pageturner.commands.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.commands.cluster.Json;
import java.util.Locale;

/** Who will replace a pod. */
final class Owner {
    private Owner() {}

    /** For people: {@code of replicaset/web-5d8f}, or that nobody will. */
    static String of(JsonNode pod) {
        JsonNode controller = Json.controller(pod);
        if (!controller.isObject()) {
            return PodFilters.isFinished(pod) ? "finished, without an owner" : "no owner: nothing starts it again";
        }
        return "of " + controller.path("kind").asText().toLowerCase(Locale.ROOT) + "/"
                + controller.path("name").asText();
    }

    static String uid(JsonNode pod) {
        return Json.controller(pod).path("uid").asText();
    }
}
