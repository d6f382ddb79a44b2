package dev.pageturner.bot.slack;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** What is counted and timed on the way to Slack and back. */
final class DeliveryMetrics {
    private final MeterRegistry registry;
    private final Counter rateLimited;
    private final Timer firstPost;
    private final Timer acknowledged;
    private final AtomicLong depth = new AtomicLong();
    private final AtomicLong oldestSeconds = new AtomicLong();

    DeliveryMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.rateLimited = Counter.builder("pageturner_slack_rate_limited")
                .description("Calls that Slack answered with 429")
                .register(registry);
        this.firstPost = timer(
                "pageturner_webhook_to_slack",
                "From a notification, just before its commit, to Slack's answer to the post");
        this.acknowledged = timer("pageturner_interaction_ack", "From Slack's request to its acknowledgement");
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .publishPercentileHistogram()
                .register(registry);
    }

    /** For whoever delivers; those who only acknowledge have no backlog. */
    void showBacklog() {
        Gauge.builder("pageturner_outbox_depth", depth, AtomicLong::get)
                .description("Messages that are due and not sent")
                .register(registry);
        Gauge.builder("pageturner_outbox_oldest_seconds", oldestSeconds, AtomicLong::get)
                .description("How long the oldest of them has been due")
                .register(registry);
    }

    void backlog(long due, Duration oldest) {
        depth.set(due);
        oldestSeconds.set(Math.max(0, oldest.toSeconds()));
    }

    void rateLimited() {
        rateLimited.increment();
    }

    void posted(Duration since) {
        firstPost.record(since.isNegative() ? Duration.ZERO : since);
    }

    void acknowledged(Duration taken) {
        acknowledged.record(taken);
    }

    /** @param call post, edit, file, whisper; @param result ok, limited, lost, unreachable, refused */
    void call(String call, String result) {
        registry.counter("pageturner_slack_calls", "call", call, "result", result)
                .increment();
    }
}
