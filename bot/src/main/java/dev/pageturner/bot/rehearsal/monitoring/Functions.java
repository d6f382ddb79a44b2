package dev.pageturner.bot.rehearsal.monitoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/** PromQL's functions, those that runbooks and dashboards use. */
final class Functions {
    private Functions() {}

    static Value call(Expr.Call call, Evaluator evaluator) {
        List<Expr> arguments = call.arguments();
        return switch (call.function()) {
            case "rate" -> rates(call, evaluator, true, true);
            case "increase" -> rates(call, evaluator, true, false);
            case "delta" -> rates(call, evaluator, false, false);
            case "irate", "idelta" ->
                over(call, evaluator, p -> last(p, call.function().equals("irate")));
            case "avg_over_time" ->
                over(call, evaluator, p -> stream(p).average().orElse(Double.NaN));
            case "min_over_time" -> over(call, evaluator, p -> stream(p).min().orElse(Double.NaN));
            case "max_over_time" -> over(call, evaluator, p -> stream(p).max().orElse(Double.NaN));
            case "sum_over_time" -> over(call, evaluator, p -> stream(p).sum());
            case "count_over_time" -> over(call, evaluator, p -> p.values().length);
            case "last_over_time" -> over(call, evaluator, p -> p.values()[p.values().length - 1]);
            case "changes" -> over(call, evaluator, p -> count(p, false));
            case "resets" -> over(call, evaluator, p -> count(p, true));
            case "histogram_quantile" -> histogram(evaluator.scalar(argument(arguments, 0)), call, evaluator);
            case "abs" -> each(call, evaluator, Math::abs);
            case "ceil" -> each(call, evaluator, Math::ceil);
            case "floor" -> each(call, evaluator, Math::floor);
            case "round" -> each(call, evaluator, v -> Math.rint(v));
            case "sqrt" -> each(call, evaluator, Math::sqrt);
            case "clamp_min" -> clamp(call, evaluator, true);
            case "clamp_max" -> clamp(call, evaluator, false);
            case "sort", "sort_desc" -> sorted(call, evaluator);
            case "time" -> new Value.Scalar(evaluator.time() / 1000.0);
            case "vector" -> new Value.Vector(Map.of(Map.of(), evaluator.scalar(argument(arguments, 0))));
            case "scalar" -> scalar(evaluator.vector(argument(arguments, 0)));
            case "absent" -> absent(argument(arguments, 0), evaluator);
            case "timestamp" -> each(call, evaluator, v -> evaluator.time() / 1000.0);
            default -> throw new QueryError("unknown function with name \"" + call.function() + "\"");
        };
    }

    private static Expr argument(List<Expr> arguments, int index) {
        if (index >= arguments.size()) {
            throw new QueryError("expected at least " + (index + 1) + " argument(s)");
        }
        return arguments.get(index);
    }

    private static java.util.stream.DoubleStream stream(Samples.Points points) {
        return Arrays.stream(points.values());
    }

    private static Value over(Expr.Call call, Evaluator evaluator, ToDoubleFunction<Samples.Points> reduce) {
        Map<Map<String, String>, Double> result = new LinkedHashMap<>();
        for (Samples.Points points : evaluator.range(argument(call.arguments(), 0))) {
            double value = reduce.applyAsDouble(points);
            if (!Double.isNaN(value)) {
                result.put(Evaluator.withoutName(points.labels()), value);
            }
        }
        return new Value.Vector(result);
    }

    private static double last(Samples.Points points, boolean perSecond) {
        int n = points.values().length;
        if (n < 2) {
            return Double.NaN;
        }
        double change = points.values()[n - 1] - points.values()[n - 2];
        change = perSecond && change < 0 ? points.values()[n - 1] : change;
        return perSecond ? change * 1000 / (points.times()[n - 1] - points.times()[n - 2]) : change;
    }

    private static double count(Samples.Points points, boolean resets) {
        int count = 0;
        for (int i = 1; i < points.values().length; i++) {
            boolean counts =
                    resets ? points.values()[i] < points.values()[i - 1] : points.values()[i] != points.values()[i - 1];
            count += counts ? 1 : 0;
        }
        return count;
    }

    private static Value rates(Expr.Call call, Evaluator evaluator, boolean counter, boolean perSecond) {
        Expr argument = argument(call.arguments(), 0);
        List<Samples.Points> all = evaluator.range(argument);
        long range = ((Expr.Select) argument).range().orElseThrow().toMillis();
        Map<Map<String, String>, Double> result = new LinkedHashMap<>();
        for (Samples.Points points : all) {
            if (points.values().length > 1) {
                double change = extrapolated(points, evaluator.time() - range, evaluator.time(), counter);
                result.put(Evaluator.withoutName(points.labels()), perSecond ? change * 1000 / range : change);
            }
        }
        return new Value.Vector(result);
    }

    /** The change over a window as Prometheus reckons it: resets added back, stretched to the window's ends within reason. */
    private static double extrapolated(Samples.Points points, long from, long to, boolean counter) {
        double[] values = points.values();
        long[] times = points.times();
        int n = values.length;
        double change = values[n - 1] - values[0];
        for (int i = 1; counter && i < n; i++) {
            change += values[i] < values[i - 1] ? values[i - 1] : 0;
        }
        double sampled = times[n - 1] - times[0];
        double average = sampled / (n - 1);
        double start = times[0] - from;
        double end = to - times[n - 1];
        double most = average * 1.1;
        if (counter && change > 0 && values[0] >= 0) {
            // A counter cannot have been below zero: do not stretch further back than to there.
            start = Math.min(start >= most ? average / 2 : start, sampled * (values[0] / change));
        } else {
            start = start >= most ? average / 2 : start;
        }
        end = end >= most ? average / 2 : end;
        return change * (sampled + start + end) / sampled;
    }

    private static Value each(Expr.Call call, Evaluator evaluator, DoubleUnaryOperator apply) {
        Map<Map<String, String>, Double> result = new LinkedHashMap<>();
        evaluator
                .vector(argument(call.arguments(), 0))
                .forEach((labels, v) -> result.put(Evaluator.withoutName(labels), apply.applyAsDouble(v)));
        return new Value.Vector(result);
    }

    private static Value clamp(Expr.Call call, Evaluator evaluator, boolean min) {
        double limit = evaluator.scalar(argument(call.arguments(), 1));
        return each(call, evaluator, v -> min ? Math.max(limit, v) : Math.min(limit, v));
    }

    private static Value sorted(Expr.Call call, Evaluator evaluator) {
        Comparator<Map.Entry<Map<String, String>, Double>> order = Map.Entry.comparingByValue();
        Map<Map<String, String>, Double> result = new LinkedHashMap<>();
        evaluator.vector(argument(call.arguments(), 0)).entrySet().stream()
                .sorted(call.function().equals("sort") ? order : order.reversed())
                .forEach(e -> result.put(e.getKey(), e.getValue()));
        return new Value.Vector(result);
    }

    private static Value scalar(Map<Map<String, String>, Double> vector) {
        return new Value.Scalar(vector.size() == 1 ? vector.values().iterator().next() : Double.NaN);
    }

    private static Value absent(Expr of, Evaluator evaluator) {
        if (!evaluator.vector(of).isEmpty()) {
            return new Value.Vector(Map.of());
        }
        Map<String, String> labels = new HashMap<>();
        if (of instanceof Expr.Select select) {
            select.matchers().stream()
                    .filter(m -> m.operator().equals("=") && !m.label().equals("__name__"))
                    .forEach(m -> labels.put(m.label(), m.value()));
        }
        return new Value.Vector(Map.of(labels, 1.0));
    }

    private static Value histogram(double q, Expr.Call call, Evaluator evaluator) {
        Map<Map<String, String>, List<double[]>> histograms = new LinkedHashMap<>();
        evaluator.vector(argument(call.arguments(), 1)).forEach((labels, count) -> {
            String le = labels.getOrDefault("le", "");
            if (!le.isEmpty()) {
                Map<String, String> key = Evaluator.withoutName(labels);
                key.remove("le");
                double bound = le.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(le);
                histograms.computeIfAbsent(key, k -> new ArrayList<>()).add(new double[] {bound, count});
            }
        });
        Map<Map<String, String>, Double> result = new LinkedHashMap<>();
        histograms.forEach((labels, buckets) -> result.put(labels, quantile(q, buckets)));
        return new Value.Vector(result);
    }

    private static double quantile(double q, List<double[]> buckets) {
        buckets.sort(Comparator.comparingDouble(b -> b[0]));
        double total = buckets.get(buckets.size() - 1)[1];
        if (total <= 0 || buckets.size() < 2 || !Double.isInfinite(buckets.get(buckets.size() - 1)[0])) {
            return Double.NaN;
        }
        double rank = q * total;
        int i = 0;
        while (i < buckets.size() - 1 && buckets.get(i)[1] < rank) {
            i++;
        }
        if (i == buckets.size() - 1) {
            return buckets.get(i - 1)[0];
        }
        double below = i == 0 ? 0 : buckets.get(i - 1)[1];
        double start = i == 0 ? 0 : buckets.get(i - 1)[0];
        double within = buckets.get(i)[1] - below;
        return within <= 0 ? buckets.get(i)[0] : start + (buckets.get(i)[0] - start) * ((rank - below) / within);
    }
}
