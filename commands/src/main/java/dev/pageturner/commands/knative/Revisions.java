package dev.pageturner.commands.knative;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.Json;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What is asked of the revisions of a service. */
final class Revisions {
    private Revisions() {}

    static @Nullable ObjectNode named(List<ObjectNode> revisions, String name) {
        return revisions.stream()
                .filter(revision -> Json.name(revision).equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The newest of those that are ready. */
    static @Nullable ObjectNode lastReadyBut(List<ObjectNode> revisions, String current) {
        return revisions.stream()
                .filter(revision -> !Json.name(revision).equals(current) && isReady(revision))
                .max(Comparator.comparingLong(Revisions::generation)
                        .thenComparing(revision -> Json.text(revision, "/metadata/creationTimestamp")))
                .orElse(null);
    }

    private static long generation(JsonNode revision) {
        String label = Json.label(revision, "serving.knative.dev/configurationGeneration");
        return label != null && label.matches("\\d{1,18}") ? Long.parseLong(label) : 0;
    }

    /** A revision that serves nothing is scaled to zero and inactive, which does not make it unready. */
    static boolean isReady(JsonNode revision) {
        return ready(revision).path("status").asText().equals("True");
    }

    static String why(JsonNode revision) {
        JsonNode ready = ready(revision);
        String message = ready.path("message").asText();
        return message.isEmpty() ? ready.path("reason").asText("it never said so") : message;
    }

    private static JsonNode ready(JsonNode revision) {
        return StreamSupport.stream(revision.at("/status/conditions").spliterator(), false)
                .filter(condition -> condition.path("type").asText().equals("Ready"))
                .findFirst()
                .orElse(Json.object());
    }

    static Stream<String> images(JsonNode revision) {
        return StreamSupport.stream(revision.at("/spec/containers").spliterator(), false)
                .map(container -> container.path("image").asText());
    }
}
