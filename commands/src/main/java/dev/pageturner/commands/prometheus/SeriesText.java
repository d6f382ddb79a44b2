package dev.pageturner.commands.prometheus;

import dev.pageturner.commands.Series;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Series as a table for people: what all of them have in common stands above it once, as a selector; every label that tells
 * them apart is a column.
 */
final class SeriesText {
    private static final String NAME = "__name__";

    private SeriesText() {}

    /** One value per series: its last. */
    static String instant(List<Series> series) {
        return text(series, List.of("VALUE"), one -> List.of(number(last(one))));
    }

    static String instantValue(Series one) {
        String selector = selector(one.labels());
        return (selector.isEmpty() ? "" : selector + " = ") + number(last(one));
    }

    /** What a chart shows, for those who do not see it. */
    static String range(List<Series> series) {
        return text(series, List.of("FIRST", "MIN", "AVG", "MAX", "LAST", "POINTS"), SeriesText::summary);
    }

    private static List<String> summary(Series one) {
        double[] real = one.values().stream()
                .mapToDouble(Double::doubleValue)
                .filter(value -> !Double.isNaN(value))
                .toArray();
        if (real.length == 0) {
            return List.of("NaN", "NaN", "NaN", "NaN", "NaN", "0");
        }
        DoubleSummaryStatistics all = Arrays.stream(real).summaryStatistics();
        return List.of(
                number(real[0]),
                number(all.getMin()),
                number(all.getAverage()),
                number(all.getMax()),
                number(real[real.length - 1]),
                Integer.toString(real.length));
    }

    private static String text(List<Series> series, List<String> measures, Function<Series, List<String>> values) {
        if (series.isEmpty()) {
            return "no data\n";
        }
        Map<String, String> common = common(series);
        TreeSet<String> telling = new TreeSet<>();
        series.forEach(one -> telling.addAll(one.labels().keySet()));
        telling.removeAll(common.keySet());
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>();
        telling.forEach(label -> header.add(label.equals(NAME) ? "metric" : label));
        header.addAll(measures);
        rows.add(header);
        for (Series one : series) {
            List<String> row = new ArrayList<>();
            telling.forEach(label -> row.add(one.labels().getOrDefault(label, "")));
            row.addAll(values.apply(one));
            rows.add(row);
        }
        String heading = common.isEmpty() ? "" : selector(common) + "\n";
        return heading + table(rows, telling.size()) + "(" + series.size() + " series)\n";
    }

    private static Map<String, String> common(List<Series> series) {
        Map<String, String> common = new LinkedHashMap<>(series.get(0).labels());
        for (Series one : series) {
            common.entrySet()
                    .removeIf(label -> !label.getValue().equals(one.labels().get(label.getKey())));
        }
        return common;
    }

    static String selector(Map<String, String> labels) {
        String inside = labels.entrySet().stream()
                .filter(label -> !label.getKey().equals(NAME))
                .map(label -> label.getKey() + "=\""
                        + label.getValue().replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(", "));
        return labels.getOrDefault(NAME, "") + (inside.isEmpty() ? "" : "{" + inside + "}");
    }

    /** Text columns to the left, the numbers after them to the right. */
    private static String table(List<List<String>> rows, int textColumns) {
        int columns = rows.get(0).size();
        int[] width = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                width[i] = Math.max(width[i], row.get(i).length());
            }
        }
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String padding = " ".repeat(width[i] - row.get(i).length());
                line.append(i < textColumns ? row.get(i) + padding : padding + row.get(i))
                        .append("   ");
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    private static double last(Series one) {
        return one.values().isEmpty()
                ? Double.NaN
                : one.values().get(one.values().size() - 1);
    }

    /** Six significant digits, without an exponent where people read it more easily. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros();
        return Math.abs(value) < 1e-6 || Math.abs(value) >= 1e15 ? rounded.toString() : rounded.toPlainString();
    }
}
