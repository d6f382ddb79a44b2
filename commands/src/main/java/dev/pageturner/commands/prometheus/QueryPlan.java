package dev.pageturner.commands.prometheus;

import dev.pageturner.commands.Durations;
import dev.pageturner.commands.Invocation;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked, and over which time it is drawn.
 *
 * @param time when an instant question is evaluated; null for the server's now
 * @param rangeOnly true when a range was asked for, and with it no instant value
 * @param alert name of the rule whose threshold is wanted; null to look for one that fits
 */
record QueryPlan(
        String expression,
        @Nullable Instant time,
        boolean rangeOnly,
        Instant from,
        Instant to,
        Duration step,
        @Nullable String alert)
        implements QueryReading {
    private static final Duration DEFAULT_RANGE = Duration.ofHours(1);
    /** As many points as a chart of 1000 pixels can tell apart. */
    private static final int POINTS = 240;

    private static final int MOST_POINTS = 2000;

    static QueryReading read(Invocation invocation, Clock clock) {
        String expression = invocation.argument("expression", "").strip();
        if (expression.isEmpty()) {
            return new Unreadable("there is no expression; write for example query up");
        }
        String timeText = invocation.argument("time");
        Instant time = timeText == null ? null : time(timeText).orElse(null);
        if (timeText != null && time == null) {
            return new Unreadable("--time=" + timeText + " is neither an RFC 3339 time nor seconds since 1970");
        }
        Optional<Duration> range = Durations.parse(invocation.argument("range", Durations.go(DEFAULT_RANGE)));
        if (range.isEmpty() || range.get().toSeconds() < 1) {
            return new Unreadable("--range=" + invocation.argument("range") + " is not a duration such as 1h or 30m");
        }
        Duration fitting = Duration.ofSeconds(Math.max(1, range.get().toSeconds() / POINTS));
        Optional<Duration> step = Durations.parse(invocation.argument("step", Durations.go(fitting)));
        if (step.isEmpty() || step.get().toMillis() < 1) {
            return new Unreadable("--step=" + invocation.argument("step") + " is not a duration such as 30s");
        }
        if (range.get().dividedBy(step.get()) > MOST_POINTS) {
            return new Unreadable("--step=" + Durations.go(step.get()) + " makes more than " + MOST_POINTS
                    + " points of --range=" + Durations.go(range.get()) + "; take a longer step");
        }
        Instant to = time == null ? clock.instant() : time;
        boolean rangeOnly = invocation.argument("range") != null || invocation.argument("step") != null;
        return new QueryPlan(
                expression, time, rangeOnly, to.minus(range.get()), to, step.get(), invocation.argument("alert"));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(
                    text.matches("\\d{1,12}(\\.\\d+)?")
                            ? Instant.ofEpochMilli(Math.round(Double.parseDouble(text) * 1000))
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
