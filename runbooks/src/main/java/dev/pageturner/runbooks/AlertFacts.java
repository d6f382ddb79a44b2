package dev.pageturner.runbooks;

import java.util.Map;

/** What of an alert decides which scenario is opened, and what binds placeholders. */
public record AlertFacts(Map<String, String> labels, Map<String, String> annotations) {
    public AlertFacts {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    public String alertName() {
        return labels.getOrDefault("alertname", "");
    }
}
