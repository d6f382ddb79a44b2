package dev.pageturner.bot.rehearsal.cluster.tables;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Cells that several kinds share. */
final class Cells {
    static final String NONE = "<none>";

    private Cells() {}

    static Object name(JsonNode object, Instant now) {
        return Json.name(object);
    }

    static Object age(JsonNode object, Instant now) {
        return age(Times.at(object, "metadata", "creationTimestamp"), now);
    }

    static String age(Instant since, Instant now) {
        return since.equals(Instant.EPOCH) ? "<unknown>" : Times.age(Duration.between(since, now));
    }

    static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    static Object containers(JsonNode object, Instant now) {
        return joined(object, "name");
    }

    static Object images(JsonNode object, Instant now) {
        return joined(object, "image");
    }

    private static String joined(JsonNode object, String field) {
        JsonNode spec = Json.at(object, "spec", "template", "spec");
        JsonNode job = Json.at(object, "spec", "jobTemplate", "spec", "template", "spec");
        return Json.items(spec.isObject() ? spec : job, "containers").stream()
                .map(c -> Json.text(c, field))
                .collect(Collectors.joining(","));
    }

    /** A selector as kubectl writes it: {@code app=web,tier in (a,b)}. */
    static Object selector(JsonNode object, Instant now) {
        JsonNode selector = Json.at(object, "spec", "selector");
        boolean plain = !selector.has("matchLabels") && !selector.has("matchExpressions");
        List<String> parts = new ArrayList<>();
        (plain ? Json.texts(selector) : Json.texts(selector, "matchLabels")).forEach((k, v) -> parts.add(k + "=" + v));
        for (JsonNode expression : selector.path("matchExpressions")) {
            List<String> values = new ArrayList<>();
            expression.path("values").forEach(v -> values.add(v.asText()));
            String key = Json.text(expression, "key");
            parts.add(
                    switch (Json.text(expression, "operator")) {
                        case "In" -> key + " in (" + String.join(",", values) + ")";
                        case "NotIn" -> key + " notin (" + String.join(",", values) + ")";
                        case "DoesNotExist" -> "!" + key;
                        default -> key;
                    });
        }
        return parts.isEmpty() ? NONE : String.join(",", parts);
    }

    static int number(JsonNode object, String... path) {
        return Json.number(object, 0, path);
    }
}
