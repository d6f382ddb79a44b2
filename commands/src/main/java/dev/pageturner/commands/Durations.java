package dev.pageturner.commands;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go and Prometheus write them: {@code 90s}, {@code 1h30m}, {@code 2d}; a bare number is seconds. */
public final class Durations {
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|µs|ms|s|m|h|d|w|y)");
    private static final Map<String, Double> SECONDS = Map.of(
            "ns",
            1e-9,
            "us",
            1e-6,
            "µs",
            1e-6,
            "ms",
            1e-3,
            "s",
            1.0,
            "m",
            60.0,
            "h",
            3600.0,
            "d",
            86_400.0,
            "w",
            604_800.0,
            "y",
            31_536_000.0);
    private static final double MOST_SECONDS = 10 * 31_536_000.0;

    private Durations() {}

    /** @return empty when it is not a duration, is negative, or is over ten years */
    public static Optional<Duration> parse(String text) {
        if (text.matches("\\d{1,9}(\\.\\d+)?")) {
            return ofSeconds(Double.parseDouble(text));
        }
        Matcher parts = PART.matcher(text);
        double seconds = 0;
        int end = 0;
        while (parts.find() && parts.start() == end) {
            seconds += Double.parseDouble(parts.group(1)) * SECONDS.getOrDefault(parts.group(2), 0.0);
            end = parts.end();
        }
        return text.isEmpty() || end < text.length() ? Optional.empty() : ofSeconds(seconds);
    }

    private static Optional<Duration> ofSeconds(double seconds) {
        return seconds > MOST_SECONDS ? Optional.empty() : Optional.of(Duration.ofNanos(Math.round(seconds * 1e9)));
    }

    /** As Go prints it: {@code 1h30m0s}, {@code 1.5s}, {@code 0s}. */
    public static String go(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            return duration.isZero() ? "0s" : decimal(duration.toNanos() / 1e6) + "ms";
        }
        long hours = duration.toHours();
        int minutes = duration.toMinutesPart();
        String seconds = decimal(duration.toSecondsPart() + duration.toNanosPart() / 1e9) + "s";
        return (hours > 0 ? hours + "h" : "") + (hours > 0 || minutes > 0 ? minutes + "m" : "") + seconds;
    }

    private static String decimal(double value) {
        return new java.math.BigDecimal(Double.toString(value))
                .stripTrailingZeros()
                .toPlainString();
    }
}
