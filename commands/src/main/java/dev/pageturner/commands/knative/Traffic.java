package dev.pageturner.commands.knative;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.commands.cluster.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How the traffic of a service is split, by revision. @param percents only revisions that get some */
record Traffic(Map<String, Integer> percents) {
    static Traffic of(JsonNode service) {
        Map<String, Integer> percents = new LinkedHashMap<>();
        JsonNode actual = service.at("/status/traffic");
        for (JsonNode target : actual.isEmpty() ? service.at("/spec/traffic") : actual) {
            String revision = target.path("revisionName").asText();
            String name = revision.isEmpty() ? Json.text(service, "/status/latestReadyRevisionName") : revision;
            if (target.path("percent").asInt() > 0) {
                percents.merge(name, target.path("percent").asInt(), Integer::sum);
            }
        }
        return new Traffic(percents);
    }

    /** The revision that gets most; empty when none gets any. */
    String current() {
        return percents.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    int percentOf(String revision) {
        return percents.getOrDefault(revision, 0);
    }

    String text() {
        return percents.isEmpty()
                ? "nothing gets traffic"
                : percents.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue() + " %")
                        .collect(Collectors.joining(", "));
    }
}
