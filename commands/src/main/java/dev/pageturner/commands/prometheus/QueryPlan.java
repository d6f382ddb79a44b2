package dev.pageturner.commands.prometheus;

import dev.pageturner.commands.Durations;
import dev.pageturner.commands.Invocation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
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
        Form form,
        @Nullable String alert)
        implements QueryReading {
    private static final Duration DEFAULT_RANGE = Duration.ofHours(1);
    /** As many points as a chart of 1000 pixels can tell apart. */
    private static final int POINTS = 240;
    /** Between a start and an end there are as many points as promtool takes by itself. */
    private static final int PROMTOOL_POINTS = 250;

    private static final int MOST_POINTS = 2000;

    static QueryReading read(Invocation invocation, Clock clock) {
        String expression = invocation.argument("expression", "").strip();
        if (expression.isEmpty()) {
            return new Unreadable("there is no expression; write for example query up");
        }
        ArgumentTimes times = new ArgumentTimes(invocation);
        Instant time = times.instant("time");
        Instant start = times.instant("start");
        Instant end = times.instant("end");
        Duration range = times.duration("range", DEFAULT_RANGE, Duration.ofSeconds(1), "1h or 30m");
        Instant to = end != null ? end : time != null ? time : clock.instant();
        Instant from = start != null ? start : to.minus(range);
        Duration whole = Duration.between(from, to);
        long fitting = Math.max(1, whole.toSeconds() / (start != null ? PROMTOOL_POINTS : POINTS));
        Duration step = times.duration("step", Duration.ofSeconds(fitting), Duration.ofMillis(1), "30s");
        Optional<Form> form = Form.of(invocation);
        Optional<String> problem = times.problem()
                .or(() -> unclear(times, whole))
                .or(() -> tooMany(times, whole, step))
                .or(() -> form.isEmpty() ? Optional.of(Form.refusal(invocation)) : Optional.empty());
        if (problem.isPresent()) {
            return new Unreadable(problem.get());
        }
        boolean rangeOnly = Stream.of("range", "step", "start", "end").anyMatch(times::given);
        return new QueryPlan(
                expression, time, rangeOnly, from, to, step, form.orElse(Form.TABLE), invocation.argument("alert"));
    }

    private static Optional<String> unclear(ArgumentTimes times, Duration whole) {
        if (times.given("start") && times.given("range")) {
            return Optional.of("--start and --range both say where to begin; take one of them");
        }
        if (times.given("time") && (times.given("start") || times.given("end"))) {
            return Optional.of("--time is one moment, --start and --end are a range; take one or the other");
        }
        return whole.isNegative() || whole.isZero() ? Optional.of("--start is not before --end") : Optional.empty();
    }

    private static Optional<String> tooMany(ArgumentTimes times, Duration whole, Duration step) {
        return whole.dividedBy(step) > MOST_POINTS
                ? Optional.of("--step=" + Durations.go(step) + " makes more than " + MOST_POINTS + " points of "
                        + (times.given("start") ? "the " : "--range=") + Durations.go(whole)
                        + (times.given("start") ? " since --start" : "") + "; take a longer step")
                : Optional.empty();
    }
}
