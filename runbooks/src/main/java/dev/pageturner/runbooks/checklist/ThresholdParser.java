package dev.pageturner.runbooks.checklist;

import dev.pageturner.runbooks.checklist.Threshold.Comparison;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds limits and durations in the sentences of a checklist. */
final class ThresholdParser {
    private static final String NUMBER = "(\\d[\\d,]*(?:\\.\\d+)?)";
    private static final String UNIT =
            "((?:\\s*(?:%|/(?:s|sec|second|min|minute|h|hr|hour|day)\\b|(?:ms|s|sec|secs|seconds?|m|min|mins|minutes?|h|hrs?|hours?|days?"
                    + "|[KMGT]i?B?|bytes|cores?|x)\\b|(?:an?|per) (?:second|minute|hour|day)\\b))?)";

    private static final Pattern LIMIT = Pattern.compile(
            "(?<![-=<>])(>=|<=|≥|≤|>|<|==?|\\b(?:below|under|less than|fewer than|at most|over|above|more than|greater than"
                    + "|exceeds|at least|grew by|is)\\b)\\s*" + NUMBER + UNIT,
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DURATION = Pattern.compile(
            "\\b" + NUMBER + "[\\s-]*(seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SUSTAINED =
            Pattern.compile("\\bfor (?:at least |more than |> ?)?" + DURATION.pattern(), Pattern.CASE_INSENSITIVE);

    private static final Pattern METRIC = Pattern.compile("`([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{[^`]*})?[^`]*`");
    private static final Pattern QUERY_METRIC =
            Pattern.compile("\\b([a-zA-Z_:][a-zA-Z0-9_:]*_[a-zA-Z0-9_:]*)\\s*(?=[{\\[)]|$)");

    private ThresholdParser() {}

    /** @param text Markdown */
    static Optional<Threshold> threshold(String text) {
        Matcher limit = LIMIT.matcher(text);
        if (!limit.find()) {
            return Optional.empty();
        }
        String quantity = text.substring(0, limit.start())
                .replaceAll("[`*]", "")
                .replaceAll("[\\s(:,-]+$", "")
                .strip();
        String unit = limit.group(3).strip();
        Duration sustained = sustained(text).orElseGet(() -> stateDuration(limit.group(2), unit));
        return Optional.of(new Threshold(
                quantity,
                metric(text),
                comparison(limit.group(1)),
                Double.parseDouble(limit.group(2).replace(",", "")),
                unit,
                sustained));
    }

    /** The first length of time in a text: {@code 30-minute}, {@code 1 hour}, {@code 24h}. */
    static Optional<Duration> duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        return matcher.find() ? Optional.of(length(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    private static Optional<Duration> sustained(String text) {
        Matcher matcher = SUSTAINED.matcher(text);
        return matcher.find() ? Optional.of(length(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** "Pods crash-loop > 2 minutes": the limit itself is how long. Seconds are latencies, not waiting. */
    private static @Nullable Duration stateDuration(String number, String unit) {
        return unit.toLowerCase(Locale.ROOT).matches("min.*|h|hr.*|hours?|days?") ? length(number, unit) : null;
    }

    static @Nullable String metric(String text) {
        Matcher matcher = METRIC.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1).contains("_") || matcher.group(1).equals("up")) {
                return matcher.group(1);
            }
        }
        return null;
    }

    /** The first metric of a query: a name with an underscore that is not a function. */
    static @Nullable String metricOf(String query) {
        Matcher matcher = QUERY_METRIC.matcher(query.replaceAll("\"[^\"]*\"", "\"\""));
        return matcher.find() ? matcher.group(1) : null;
    }

    private static Comparison comparison(String sign) {
        return switch (sign.toLowerCase(Locale.ROOT)) {
            case ">", "over", "above", "more than", "greater than", "exceeds" -> Comparison.ABOVE;
            case ">=", "≥", "at least" -> Comparison.AT_LEAST;
            case "<", "below", "under", "less than", "fewer than" -> Comparison.BELOW;
            case "<=", "≤", "at most" -> Comparison.AT_MOST;
            default -> Comparison.EQUAL;
        };
    }

    private static Duration length(String number, String unit) {
        double amount = Double.parseDouble(number.replace(",", ""));
        long seconds =
                switch (Character.toLowerCase(unit.charAt(0))) {
                    case 's' -> 1;
                    case 'm' -> 60;
                    case 'h' -> 3_600;
                    default -> 86_400;
                };
        return Duration.ofMillis((long) (amount * seconds * 1_000));
    }
}
