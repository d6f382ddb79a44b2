package dev.pageturner.bot.rehearsal.monitoring;

import java.time.Duration;
import java.util.Map;

/**
 * An alerting rule.
 *
 * @param holds how long the expression has to be true before the alert fires
 */
public record Rule(
        String name, String expression, Duration holds, Map<String, String> labels, Map<String, String> annotations) {
    public Rule {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }
}
