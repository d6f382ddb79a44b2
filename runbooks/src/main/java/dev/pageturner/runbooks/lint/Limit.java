package dev.pageturner.runbooks.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number that a sentence compares with.
 *
 * @param words as written
 * @param readings what it may mean in a query: seconds and bytes in base units, per cent as a share or as it is
 * @param start offset in the sentence
 */
record Limit(String words, List<Double> readings, int start) {
    private static final Pattern LIMIT = Pattern.compile(
            "(?i)(?<![-=<>\\w])(?:>=|<=|≥|≤|>|<|\\b(?:above|below|exceeds|exceeding|over|under|more than|less than|fewer than|at least|at most)\\b)\\s*"
                    + "(\\d[\\d,]*(?:\\.\\d+)?)\\s*(%|ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hours?|days?|[KMG]i?B|x)?+(?![\\w.]*\\w)");
    private static final Pattern HOLD = Pattern.compile(
            "(?i)\\bfor (?:>=?|at least|more than|over)?\\s*(\\d+)[\\s-]*(s|secs?|seconds?|m|mins?|minutes?|h|hours?)\\b");
    private static final Map<String, Double> UNITS = Map.ofEntries(
            Map.entry("ms", 0.001),
            Map.entry("milliseconds", 0.001),
            Map.entry("s", 1.0),
            Map.entry("sec", 1.0),
            Map.entry("second", 1.0),
            Map.entry("m", 60.0),
            Map.entry("min", 60.0),
            Map.entry("minute", 60.0),
            Map.entry("h", 3600.0),
            Map.entry("hour", 3600.0),
            Map.entry("day", 86_400.0),
            Map.entry("%", 0.01),
            Map.entry("kib", 1024.0),
            Map.entry("mib", 1_048_576.0),
            Map.entry("gib", 1_073_741_824.0),
            Map.entry("kb", 1e3),
            Map.entry("mb", 1e6),
            Map.entry("gb", 1e9));

    Limit {
        readings = List.copyOf(readings);
    }

    /** Comparisons of a sentence, durations that something has to last left out. */
    static List<Limit> in(String sentence) {
        List<Limit> limits = new ArrayList<>();
        Matcher matcher = LIMIT.matcher(HOLD.matcher(sentence)
                .replaceAll(found -> " ".repeat(found.group().length())));
        while (matcher.find()) {
            if (matcher.group(2) == null && sentence.startsWith("/", matcher.end())) {
                // "10/hour": a rate, which a query writes in another way.
                continue;
            }
            double number = Double.parseDouble(matcher.group(1).replace(",", ""));
            List<Double> readings = new ArrayList<>(List.of(number));
            if (matcher.group(2) != null) {
                readings.add(number * factor(matcher.group(2)));
            }
            limits.add(new Limit(matcher.group().strip(), readings, matcher.start()));
        }
        return limits;
    }

    /** How long something has to last, in seconds; -1 when the sentence does not say. */
    static long hold(String sentence) {
        Matcher matcher = HOLD.matcher(sentence);
        return matcher.find() ? (long) (Double.parseDouble(matcher.group(1)) * factor(matcher.group(2))) : -1;
    }

    static double factor(String unit) {
        String name = unit.toLowerCase(Locale.ROOT);
        String singular = name.length() > 2 && name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
        return UNITS.getOrDefault(singular, UNITS.getOrDefault(name, 1.0));
    }

    boolean means(double number) {
        return readings.stream()
                .anyMatch(reading -> Math.abs(reading - number) <= 1e-9 * Math.max(1, Math.abs(number)));
    }
}
