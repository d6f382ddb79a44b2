package dev.pageturner.commands.prometheus;

import dev.pageturner.commands.Patience;
import dev.pageturner.commands.Series;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.prometheus.PrometheusAnswer.Data;
import dev.pageturner.commands.prometheus.PrometheusAnswer.Shape;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is drawn for an answer. It never spoils the answer itself: what cannot be drawn is a note.
 *
 * @param threshold the number that an alert compares with; null when there is none
 * @param notes what the person has to know about the drawing
 */
record Chart(List<Series> series, @Nullable Double threshold, boolean truncated, List<String> notes) {
    private static final Logger log = LoggerFactory.getLogger(Chart.class);

    static Chart of(QueryPlan plan, Data data, Prometheus prometheus, Patience patience) {
        if (data.shape() == Shape.STRING) {
            return new Chart(List.of(), null, false, List.of());
        }
        Optional<Comparison> comparison = Comparison.of(plan.expression());
        Double threshold = threshold(plan, comparison, prometheus, patience);
        if (data.shape() == Shape.MATRIX && (comparison.isEmpty() || !plan.rangeOnly())) {
            return new Chart(data.series(), threshold, data.truncated(), List.of());
        }
        // An alert's expression has no value while all is well: draw what it looks at.
        String drawn = comparison.map(Comparison::left).orElse(plan.expression());
        return drawn(plan, drawn, threshold, prometheus, patience);
    }

    private static Chart drawn(
            QueryPlan plan, String expression, @Nullable Double threshold, Prometheus prometheus, Patience patience) {
        try {
            PrometheusAnswer answer = prometheus.queryRange(expression, plan.from(), plan.to(), plan.step(), patience);
            if (answer instanceof Data data) {
                List<String> notes = expression.equals(plan.expression()) ? List.of() : List.of("drawn: " + expression);
                return new Chart(data.series(), threshold, data.truncated(), notes);
            }
            String why = ((PrometheusAnswer.Refused) answer).sentence();
            return new Chart(List.of(), threshold, false, List.of("not drawn: " + why));
        } catch (SystemUnreachableException e) {
            return new Chart(List.of(), threshold, false, List.of("not drawn: " + e.getMessage()));
        }
    }

    private static @Nullable Double threshold(
            QueryPlan plan, Optional<Comparison> comparison, Prometheus prometheus, Patience patience) {
        if (comparison.isPresent()) {
            return comparison.get().threshold();
        }
        try {
            return prometheus.alertRules(patience).stream()
                    .filter(rule -> plan.alert() == null || plan.alert().equals(rule.name()))
                    .flatMap(rule -> Comparison.of(rule.expression()).stream())
                    .filter(rule -> plan.alert() != null || rule.compares(plan.expression()))
                    .map(Comparison::threshold)
                    .findFirst()
                    .orElse(null);
        } catch (SystemUnreachableException e) {
            log.debug("no rules to take a threshold from", e);
            return null;
        }
    }
}
