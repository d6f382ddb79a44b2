package dev.pageturner.commands.prometheus;

import dev.pageturner.commands.Output;
import dev.pageturner.commands.Series;
import dev.pageturner.commands.print.BoundedText;
import dev.pageturner.commands.prometheus.PrometheusAnswer.Data;
import dev.pageturner.commands.prometheus.PrometheusAnswer.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers letter for letter as promtool prints them: what stands behind its pipe was written for that. */
final class PromtoolText {
    private static final String NAME = "__name__";

    private PromtoolText() {}

    /** As it prints without flags. Series without a point are not printed. */
    static Output plain(Data data) {
        BoundedText text = new BoundedText();
        switch (data.shape()) {
            case STRING -> text.add(data.text());
            case SCALAR -> data.series().forEach(one -> text.line("scalar: " + point(one, 0)));
            case VECTOR -> data.series().forEach(one -> text.line(metric(one.labels()) + " => " + point(one, 0)));
            case MATRIX -> {
                for (Series one : sorted(data.series())) {
                    text.line(metric(one.labels()) + " =>");
                    for (int i = 0; i < one.values().size(); i++) {
                        text.line(point(one, i));
                    }
                }
            }
        }
        if (text.isEmpty()) {
            text.line("");
        }
        return text.output();
    }

    /** As it prints with {@code -o json}; what does not fit any more is left out, never cut. */
    static Output json(Data data) {
        if (data.shape() == Shape.STRING) {
            return Output.text(GoText.json(data.text()) + "\n");
        }
        if (data.shape() == Shape.SCALAR) {
            return Output.text(pair(data.series().get(0), 0) + "\n");
        }
        Function<Series, String> element =
                data.shape() == Shape.VECTOR ? one -> ",\"value\":" + pair(one, 0) : one -> ",\"values\":" + pairs(one);
        StringBuilder text = new StringBuilder("[");
        for (Series one : data.series()) {
            String printed = "{\"metric\":" + labels(one.labels()) + element.apply(one) + "}";
            if (text.length() + printed.length() > BoundedText.CHARACTERS) {
                return new Output(text + "]\n", true, List.of(), null);
            }
            text.append(text.length() == 1 ? "" : ",").append(printed);
        }
        return Output.text(text + "]\n");
    }

    private static String metric(Map<String, String> labels) {
        String inside = new TreeMap<>(labels)
                .entrySet().stream()
                        .filter(label -> !label.getKey().equals(NAME))
                        .map(label -> label.getKey() + "=" + GoText.quoted(label.getValue()))
                        .collect(Collectors.joining(", "));
        String name = labels.getOrDefault(NAME, "");
        return !inside.isEmpty() ? name + "{" + inside + "}" : name.isEmpty() ? "{}" : name;
    }

    private static String labels(Map<String, String> labels) {
        return new TreeMap<>(labels)
                .entrySet().stream()
                        .map(label -> GoText.json(label.getKey()) + ":" + GoText.json(label.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
    }

    private static String point(Series one, int i) {
        return GoText.number(one.values().get(i)) + " @["
                + GoText.number(one.timesMillis().get(i) / 1000.0) + "]";
    }

    private static String pair(Series one, int i) {
        return "[" + GoText.number(one.timesMillis().get(i) / 1000.0) + ",\""
                + GoText.number(one.values().get(i)) + "\"]";
    }

    private static String pairs(Series one) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < one.values().size(); i++) {
            pairs.add(pair(one, i));
        }
        return "[" + String.join(",", pairs) + "]";
    }

    /** promtool sorts the series of a range before it prints them: fewer labels first, then label by label. */
    private static List<Series> sorted(List<Series> series) {
        return series.stream()
                .sorted((a, b) -> compare(new TreeMap<>(a.labels()), new TreeMap<>(b.labels())))
                .toList();
    }

    private static int compare(TreeMap<String, String> a, TreeMap<String, String> b) {
        if (a.size() != b.size()) {
            return Integer.compare(a.size(), b.size());
        }
        TreeMap<String, String> both = new TreeMap<>(a);
        both.putAll(b);
        for (String name : both.keySet()) {
            String left = a.get(name);
            String right = b.get(name);
            int order = left == null ? -1 : right == null ? 1 : left.compareTo(right);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
