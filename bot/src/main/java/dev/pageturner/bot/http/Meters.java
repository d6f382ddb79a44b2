package dev.pageturner.bot.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;

/** The metrics whose names others rely on. No label ever holds an unbounded identifier. */
public final class Meters {
    private static final List<String> DECISIONS = List.of("approve", "deny", "cancel");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Counter auditFailures = Counter.builder("audit.failures")
            .description("Entries of the audit trail that could not be written")
            .register(registry);
    private final Counter unmatched = Counter.builder("pageturner.alerts.unmatched")
            .description("Incidents that opened without a runbook")
            .register(registry);

    /** With every refusal for want of rights at 0: a counter that appears with its first event hides it from increase(). */
    public Meters() {
        DECISIONS.forEach(feature -> denied(feature, "role", 0));
        denied("request", "role", 0);
        denied("approve", "four-eyes", 0);
    }

    /** For what other stages measure; their names begin with {@code pageturner.}. */
    public MeterRegistry registry() {
        return registry;
    }

    /** @param route a known route, or {@code other} */
    void request(String route, String method, int status, double millis) {
        DistributionSummary.builder("meta.request.latency.ms")
                .description("How long requests took, in milliseconds")
                .serviceLevelObjectives(1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000)
                .tag("route", route)
                .tag("method", method)
                .tag("status", Integer.toString(status))
                .register(registry)
                .record(millis);
    }

    /** @param count 0 makes the series be there before there is anything to count */
    void readiness(String check, String status, double count) {
        Counter.builder("meta.readiness.checks")
                .description("Readiness checks by their result")
                .tag("check", check)
                .tag("status", status)
                .register(registry)
                .increment(count);
    }

    /**
     * @param feature what was asked for: request, approve, deny, cancel
     * @param reason one word
     */
    public void denied(String feature, String reason) {
        denied(feature, reason, 1);
    }

    private void denied(String feature, String reason, double count) {
        Counter.builder("policy.denies")
                .description("What somebody asked for and did not get")
                .tag("feature", feature)
                .tag("reason", reason)
                .register(registry)
                .increment(count);
    }

    /**
     * Counts one that ended, or with 0 makes the series be there before there is anything to count.
     *
     * @param command a name of the catalogue, or {@code other}
     * @param outcome how it ended, one word
     */
    public void executed(String command, String outcome, double count) {
        Counter.builder("pageturner.executions")
                .description("Commands by how they ended")
                .tag("command", command)
                .tag("outcome", outcome)
                .register(registry)
                .increment(count);
    }

    public void unmatched() {
        unmatched.increment();
    }

    public void auditFailed() {
        auditFailures.increment();
    }

    Reply scrape() {
        Reply text = Reply.text(200, registry.scrape());
        return new Reply(200, "text/plain; version=0.0.4; charset=utf-8", text.body(), text.headers());
    }
}
