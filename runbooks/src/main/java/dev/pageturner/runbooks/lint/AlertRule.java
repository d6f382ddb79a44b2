package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.AlertFacts;
import java.util.HashMap;
import java.util.Map;

/**
 * One alert of a Prometheus rule file.
 *
 * @param line of its name, from 1
 * @param expr PromQL; empty when it is missing
 * @param hold its {@code for}, as written; empty when it fires at once
 * @param urlLine of its runbook_url; the same as line when it has none
 */
public record AlertRule(
        String file,
        int line,
        int urlLine,
        String name,
        String expr,
        String hold,
        Map<String, String> labels,
        Map<String, String> annotations) {
    public AlertRule {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    /** The alert as Alertmanager would send it, as far as the rule tells. */
    AlertFacts facts() {
        Map<String, String> all = new HashMap<>(labels);
        all.put("alertname", name);
        return new AlertFacts(all, annotations);
    }
}
