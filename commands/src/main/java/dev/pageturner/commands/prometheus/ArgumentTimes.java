package dev.pageturner.commands.prometheus;

import dev.pageturner.commands.Durations;
import dev.pageturner.commands.Invocation;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The times among the arguments of a query, and the first of them that is none. */
final class ArgumentTimes {
    private final Invocation invocation;
    private @Nullable String problem;

    ArgumentTimes(Invocation invocation) {
        this.invocation = invocation;
    }

    /** A sentence about the first argument that could not be read. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    boolean given(String name) {
        return invocation.argument(name) != null;
    }

    /** Null when it is not given, or is no time. */
    @Nullable
    Instant instant(String name) {
        String text = invocation.argument(name);
        if (text == null) {
            return null;
        }
        Optional<Instant> time = time(text);
        if (time.isEmpty()) {
            problem("--" + name + "=" + text + " is neither an RFC 3339 time nor seconds since 1970");
        }
        return time.orElse(null);
    }

    /** @param example of a good value; the fallback is taken for a bad one as well */
    Duration duration(String name, Duration fallback, Duration least, String example) {
        String text = invocation.argument(name);
        if (text == null) {
            return fallback;
        }
        Optional<Duration> duration = Durations.parse(text).filter(value -> value.compareTo(least) >= 0);
        if (duration.isEmpty()) {
            problem("--" + name + "=" + text + " is not a duration such as " + example);
        }
        return duration.orElse(fallback);
    }

    private void problem(String sentence) {
        if (problem == null) {
            problem = sentence;
        }
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(
                    text.matches("\\d{1,12}(\\.\\d{1,9})?")
                            ? Instant.ofEpochMilli(Math.round(Double.parseDouble(text) * 1000))
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
