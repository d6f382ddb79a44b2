package dev.pageturner.commands.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.commands.Series;
import dev.pageturner.commands.prometheus.PrometheusAnswer.Data;
import dev.pageturner.commands.prometheus.PrometheusAnswer.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Turns the data of a successful answer into series, as many as a person can make use of. */
final class AnswerReader {
    static final int MAX_SERIES = 200;
    static final int MAX_POINTS = 2000;

    private final List<Series> series = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private boolean truncated;
    private int histograms;

    Data read(JsonNode answer) {
        answer.path("warnings").forEach(warning -> warnings.add(warning.asText()));
        answer.path("infos").forEach(info -> warnings.add(info.asText()));
        JsonNode data = answer.path("data");
        JsonNode result = data.path("result");
        Shape shape = Shape.valueOf(data.path("resultType").asText("vector").toUpperCase(Locale.ROOT));
        switch (shape) {
            case STRING -> {
                return new Data(shape, List.of(), result.path(1).asText(), warnings, false);
            }
            case SCALAR -> add(Map.of(), List.of(result));
            case VECTOR, MATRIX -> result.forEach(this::element);
        }
        if (histograms > 0) {
            warnings.add(histograms + " native histograms are not shown; wrap the expression in histogram_quantile(), "
                    + "histogram_count() or histogram_avg()");
        }
        return new Data(shape, series, "", warnings, truncated);
    }

    private void element(JsonNode element) {
        if (element.has("histogram") || element.has("histograms")) {
            histograms++;
        }
        Map<String, String> labels = new TreeMap<>();
        element.path("metric")
                .fields()
                .forEachRemaining(
                        label -> labels.put(label.getKey(), label.getValue().asText()));
        if (element.has("value")) {
            add(labels, List.of(element.get("value")));
        } else if (element.has("values")) {
            add(labels, element.get("values"));
        }
    }

    private void add(Map<String, String> labels, Iterable<JsonNode> points) {
        if (series.size() == MAX_SERIES) {
            truncated = true;
            return;
        }
        List<Long> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (JsonNode point : points) {
            if (times.size() == MAX_POINTS) {
                truncated = true;
                break;
            }
            times.add(Math.round(point.path(0).asDouble() * 1000));
            values.add(number(point.path(1).asText()));
        }
        series.add(new Series(labels, times, values));
    }

    static double number(String text) {
        return switch (text) {
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            case "NaN" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }
}
