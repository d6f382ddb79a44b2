package dev.pageturner.bot.rehearsal.monitoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Evaluates the rules and keeps what is pending, firing and just resolved. */
final class RuleEngine {
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{\\s*\\$(labels\\.(\\w+)|value)\\s*}}");

    private final Samples samples;
    private final List<Rule> rules;
    private final Map<Map<String, String>, Alert> alerts = new LinkedHashMap<>();

    RuleEngine(Samples samples, List<Rule> rules) {
        this.samples = samples;
        this.rules = List.copyOf(rules);
    }

    List<Rule> rules() {
        return rules;
    }

    /** Alerts that are pending or firing, and those that have ended since they were last reported as ended. */
    synchronized List<Alert> alerts() {
        return List.copyOf(alerts.values());
    }

    synchronized void evaluate(Instant now) {
        Map<Map<String, String>, Alert> active = new LinkedHashMap<>();
        for (Rule rule : rules) {
            vector(rule, now).forEach((series, value) -> {
                Map<String, String> labels = labels(rule, series);
                active.put(labels, next(rule, labels, series, value, now));
            });
        }
        // Drills that somebody fires by hand have no rule; they stay as they are.
        alerts.forEach((labels, alert) -> {
            if (!active.containsKey(labels)) {
                if (alert.expression().isEmpty() || alert.ended().isPresent()) {
                    active.put(labels, alert);
                } else if (alert.fired().isPresent()) {
                    active.put(labels, alert.endedAt(now));
                }
            }
        });
        alerts.clear();
        alerts.putAll(active);
    }

    private Map<Map<String, String>, Double> vector(Rule rule, Instant now) {
        Value value = new Evaluator(samples, now.toEpochMilli()).evaluate(Parser.parse(rule.expression()));
        return value instanceof Value.Vector vector ? vector.samples() : Map.of();
    }

    private static Map<String, String> labels(Rule rule, Map<String, String> series) {
        Map<String, String> labels = new HashMap<>(series);
        labels.remove("__name__");
        labels.putAll(rule.labels());
        labels.put("alertname", rule.name());
        return Map.copyOf(labels);
    }

    private Alert next(Rule rule, Map<String, String> labels, Map<String, String> series, double value, Instant now) {
        @Nullable Alert before = alerts.get(labels);
        boolean goesOn = before != null && before.ended().isEmpty();
        Map<String, String> annotations = new HashMap<>();
        rule.annotations().forEach((name, text) -> annotations.put(name, filled(text, series, value)));
        Alert alert = new Alert(
                labels,
                annotations,
                goesOn && before != null ? before.since() : now,
                goesOn && before != null ? before.fired() : Optional.empty(),
                Optional.empty(),
                value,
                rule.expression());
        boolean due = !now.isBefore(alert.since().plus(rule.holds()));
        return alert.fired().isEmpty() && due ? alert.firedAt(now) : alert;
    }

    private static String filled(String text, Map<String, String> labels, double value) {
        Matcher matcher = TEMPLATE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String with = matcher.group(2) == null
                    ? Scrape.number(Math.round(value * 1000) / 1000.0)
                    : labels.getOrDefault(matcher.group(2), "");
            matcher.appendReplacement(filled, Matcher.quoteReplacement(with));
        }
        return matcher.appendTail(filled).toString();
    }

    /** Fires an alert that no rule evaluates, for drills. */
    synchronized void fire(Map<String, String> labels, Map<String, String> annotations, Instant now) {
        alerts.put(Map.copyOf(labels), new Alert(labels, annotations, now, Optional.of(now), Optional.empty(), 1, ""));
    }

    /** Ends alerts that were fired by hand and carry a label of a value. */
    synchronized void end(String label, String value, Instant now) {
        alerts.replaceAll((labels, alert) ->
                alert.expression().isEmpty() && labels.getOrDefault(label, "").equals(value)
                        ? alert.endedAt(now)
                        : alert);
    }

    /** Forgets an alert whose end was reported. */
    synchronized void forget(Alert ended) {
        List<Map<String, String>> gone = new ArrayList<>();
        alerts.forEach((labels, alert) -> {
            if (labels.equals(ended.labels()) && alert.ended().isPresent()) {
                gone.add(labels);
            }
        });
        gone.forEach(alerts::remove);
    }
}
