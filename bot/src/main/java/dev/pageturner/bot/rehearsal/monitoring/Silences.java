package dev.pageturner.bot.rehearsal.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.Times;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Alertmanager's silences. */
final class Silences {
    private final Map<String, ObjectNode> silences = new LinkedHashMap<>();

    /** Keeps a silence, replacing the one with the same id; its id. */
    synchronized String put(ObjectNode silence, Instant now) {
        String given = Json.text(silence, "id");
        String id = silences.containsKey(given) ? given : UUID.randomUUID().toString();
        silences.put(id, silence.deepCopy().put("id", id).put("updatedAt", now.toString()));
        return id;
    }

    synchronized Optional<ObjectNode> find(String id, Instant now) {
        return Optional.ofNullable(silences.get(id)).map(s -> stated(s, now));
    }

    synchronized List<ObjectNode> all(Instant now, AlertFilter filter) {
        return silences.values().stream()
                .filter(filter::takes)
                .map(s -> stated(s, now))
                .toList();
    }

    synchronized boolean expire(String id, Instant now) {
        ObjectNode silence = silences.get(id);
        if (silence != null) {
            silence.put("endsAt", now.toString());
        }
        return silence != null;
    }

    boolean silenced(Alert alert, Instant now) {
        return !by(alert, now).isEmpty();
    }

    /** The ids of those that mute it. */
    synchronized List<String> by(Alert alert, Instant now) {
        return silences.values().stream()
                .filter(s -> state(s, now).equals("active") && matches(s, alert.labels()))
                .map(s -> Json.text(s, "id"))
                .toList();
    }

    private static ObjectNode stated(ObjectNode silence, Instant now) {
        ObjectNode stated = silence.deepCopy();
        stated.putObject("status").put("state", state(silence, now));
        return stated;
    }

    private static String state(JsonNode silence, Instant now) {
        if (!now.isBefore(Times.at(silence, "endsAt"))) {
            return "expired";
        }
        return now.isBefore(Times.at(silence, "startsAt")) ? "pending" : "active";
    }

    private static boolean matches(JsonNode silence, Map<String, String> labels) {
        for (JsonNode matcher : silence.path("matchers")) {
            String actual = labels.getOrDefault(Json.text(matcher, "name"), "");
            String wanted = Json.text(matcher, "value");
            boolean same = matcher.path("isRegex").asBoolean() ? actual.matches(wanted) : actual.equals(wanted);
            if (same != matcher.path("isEqual").asBoolean(true)) {
                return false;
            }
        }
        return true;
    }
}
