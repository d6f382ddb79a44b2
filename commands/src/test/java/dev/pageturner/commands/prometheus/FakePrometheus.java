package dev.pageturner.commands.prometheus;

import dev.pageturner.commands.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers what a test has put in, by expression; everything else has no data. */
public final class FakePrometheus implements Prometheus {
    private final Map<String, PrometheusAnswer> instants = new HashMap<>();
    private final Map<String, PrometheusAnswer> ranges = new HashMap<>();
    private final List<AlertRule> rules = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

    public FakePrometheus answering(String expression, PrometheusAnswer answer) {
        instants.put(expression, answer);
        return this;
    }

    public FakePrometheus drawing(String expression, PrometheusAnswer answer) {
        ranges.put(expression, answer);
        return this;
    }

    public FakePrometheus alerting(String name, String expression) {
        rules.add(new AlertRule(name, expression));
        return this;
    }

    /** What was asked, in order: {@code now: EXPR} and {@code range SECONDS/STEP: EXPR}. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public PrometheusAnswer query(String expression, @Nullable Instant time, Patience patience) {
        asked.add((time == null ? "now" : time.toString()) + ": " + expression);
        return instants.getOrDefault(expression, none(PrometheusAnswer.Shape.VECTOR));
    }

    @Override
    public PrometheusAnswer queryRange(String expression, Instant from, Instant to, Duration step, Patience patience) {
        asked.add("range " + Duration.between(from, to).toSeconds() + "/" + step.toSeconds() + ": " + expression);
        return ranges.getOrDefault(expression, none(PrometheusAnswer.Shape.MATRIX));
    }

    @Override
    public List<AlertRule> alertRules(Patience patience) {
        return List.copyOf(rules);
    }

    private static PrometheusAnswer none(PrometheusAnswer.Shape shape) {
        return new PrometheusAnswer.Data(shape, List.of(), "", List.of(), false);
    }
}
