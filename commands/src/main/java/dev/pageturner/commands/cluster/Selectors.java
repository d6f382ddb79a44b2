package dev.pageturner.commands.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Label selectors of objects, as the text that a list request takes. */
public final class Selectors {
    private Selectors() {}

    /** @param selector a {@code LabelSelector}: matchLabels and matchExpressions; empty text selects everything */
    public static String text(JsonNode selector) {
        List<String> parts = new ArrayList<>(equalities(selector.path("matchLabels")));
        for (JsonNode expression : selector.path("matchExpressions")) {
            String key = expression.path("key").asText();
            String operator = expression.path("operator").asText().toLowerCase(Locale.ROOT);
            List<String> values = new ArrayList<>();
            expression.path("values").forEach(value -> values.add(value.asText()));
            parts.add(
                    switch (operator) {
                        case "exists" -> key;
                        case "doesnotexist" -> "!" + key;
                        default -> key + " " + operator + " (" + String.join(",", values) + ")";
                    });
        }
        return String.join(",", parts);
    }

    /** @param labels a plain map, as a Service and a ReplicationController have it */
    public static String equal(JsonNode labels) {
        return String.join(",", equalities(labels));
    }

    private static List<String> equalities(JsonNode labels) {
        List<String> parts = new ArrayList<>();
        labels.properties()
                .forEach(label ->
                        parts.add(label.getKey() + "=" + label.getValue().asText()));
        return parts;
    }
}
