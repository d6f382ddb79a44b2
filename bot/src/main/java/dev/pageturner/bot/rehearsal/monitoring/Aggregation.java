package dev.pageturner.bot.rehearsal.monitoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** sum, avg, topk and their like. */
final class Aggregation {
    private Aggregation() {}

    static Value of(Expr.Aggregate aggregate, Evaluator evaluator) {
        Map<Map<String, String>, Double> input = evaluator.vector(aggregate.over());
        Map<Map<String, String>, List<Map.Entry<Map<String, String>, Double>>> groups = new LinkedHashMap<>();
        for (Map.Entry<Map<String, String>, Double> sample : input.entrySet()) {
            groups.computeIfAbsent(key(aggregate, sample.getKey()), k -> new ArrayList<>())
                    .add(sample);
        }
        double parameter = aggregate.parameter().map(evaluator::scalar).orElse(0.0);
        Map<Map<String, String>, Double> result = new LinkedHashMap<>();
        groups.forEach((key, members) -> {
            if (aggregate.operator().equals("topk") || aggregate.operator().equals("bottomk")) {
                best(aggregate.operator(), members, (int) parameter, result);
            } else {
                double[] values =
                        members.stream().mapToDouble(Map.Entry::getValue).toArray();
                result.put(key, reduce(aggregate.operator(), values, parameter));
            }
        });
        return new Value.Vector(result);
    }

    private static Map<String, String> key(Expr.Aggregate aggregate, Map<String, String> labels) {
        Map<String, String> key = new HashMap<>(labels);
        if (aggregate.without()) {
            key.remove("__name__");
            key.keySet().removeAll(aggregate.labels());
        } else {
            key.keySet().retainAll(aggregate.labels());
        }
        return key;
    }

    private static void best(
            String operator,
            List<Map.Entry<Map<String, String>, Double>> members,
            int count,
            Map<Map<String, String>, Double> into) {
        Comparator<Map.Entry<Map<String, String>, Double>> order = Map.Entry.comparingByValue();
        members.stream()
                .sorted(operator.equals("topk") ? order.reversed() : order)
                .limit(Math.max(0, count))
                .forEach(sample -> into.put(sample.getKey(), sample.getValue()));
    }

    private static double reduce(String operator, double[] values, double parameter) {
        var stream = java.util.Arrays.stream(values);
        return switch (operator) {
            case "sum" -> stream.sum();
            case "avg" -> stream.average().orElse(Double.NaN);
            case "min" -> stream.min().orElse(Double.NaN);
            case "max" -> stream.max().orElse(Double.NaN);
            case "count" -> values.length;
            case "group" -> 1;
            case "stddev" -> Math.sqrt(variance(values));
            case "stdvar" -> variance(values);
            case "quantile" -> quantile(parameter, stream.sorted().toArray());
            default -> throw new QueryError(operator + " is not supported by the practice Prometheus");
        };
    }

    private static double variance(double[] values) {
        double mean = java.util.Arrays.stream(values).average().orElse(0);
        return java.util.Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0);
    }

    static double quantile(double q, double[] sorted) {
        if (sorted.length == 0 || q < 0 || q > 1) {
            return q < 0 ? Double.NEGATIVE_INFINITY : q > 1 ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        double rank = q * (sorted.length - 1);
        int low = (int) Math.floor(rank);
        int high = Math.min(sorted.length - 1, low + 1);
        return sorted[low] + (sorted[high] - sorted[low]) * (rank - low);
    }
}
