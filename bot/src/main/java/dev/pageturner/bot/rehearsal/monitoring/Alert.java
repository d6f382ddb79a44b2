package dev.pageturner.bot.rehearsal.monitoring;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One alert of one rule.
 *
 * @param ended when it stopped being true, if it has
 */
record Alert(
        Map<String, String> labels,
        Map<String, String> annotations,
        Instant since,
        Optional<Instant> fired,
        Optional<Instant> ended,
        double value,
        String expression) {
    Alert {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    boolean firing() {
        return fired.isPresent() && ended.isEmpty();
    }

    String name() {
        return labels.getOrDefault("alertname", "");
    }

    Alert firedAt(Instant at) {
        return new Alert(labels, annotations, since, Optional.of(at), ended, value, expression);
    }

    Alert endedAt(Instant at) {
        return new Alert(labels, annotations, since, fired, Optional.of(at), value, expression);
    }

    /** FNV-1a over the sorted labels, as Prometheus and Alertmanager identify an alert. */
    String fingerprint() {
        long hash = 0xcbf29ce484222325L;
        for (Map.Entry<String, String> label : new TreeMap<>(labels).entrySet()) {
            hash = add(add(hash, label.getKey()), label.getValue());
        }
        return "%016x".formatted(hash);
    }

    private static long add(long hash, String text) {
        long next = hash;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            next = (next ^ (b & 0xff)) * 0x100000001b3L;
        }
        return (next ^ 0xff) * 0x100000001b3L;
    }
}
