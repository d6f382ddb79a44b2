package dev.pageturner.commands.prometheus;

import dev.pageturner.commands.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Pageturner asks of a Prometheus, or of anything that answers its HTTP API.
 *
 * <p>Every method throws {@link dev.pageturner.commands.SystemUnreachableException} when there is no answer; an answer that
 * says no is a {@link PrometheusAnswer.Refused}.
 */
public interface Prometheus {
    /** @param time when the expression is evaluated; null for the server's now */
    PrometheusAnswer query(String expression, @Nullable Instant time, Patience patience);

    /** @param step between two points; the server refuses more than 11000 points per series */
    PrometheusAnswer queryRange(String expression, Instant from, Instant to, Duration step, Patience patience);

    /** The alerting rules that are loaded now; empty where the server has none. */
    List<AlertRule> alertRules(Patience patience);

    /** Stands where no Prometheus is configured: every question is answered with how to configure one. */
    static Prometheus none(String cluster) {
        return new NoPrometheus(cluster);
    }
}
