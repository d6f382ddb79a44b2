package dev.pageturner.commands.prometheus;

import dev.pageturner.commands.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

record NoPrometheus(String cluster) implements Prometheus {
    @Override
    public PrometheusAnswer query(String expression, @Nullable Instant time, Patience patience) {
        return refused();
    }

    @Override
    public PrometheusAnswer queryRange(String expression, Instant from, Instant to, Duration step, Patience patience) {
        return refused();
    }

    @Override
    public List<AlertRule> alertRules(Patience patience) {
        return List.of();
    }

    private PrometheusAnswer refused() {
        return new PrometheusAnswer.Refused("no Prometheus is configured for cluster \"" + cluster
                + "\"; set prometheus: under that cluster in the configuration, or PROMETHEUS_URL");
    }
}
