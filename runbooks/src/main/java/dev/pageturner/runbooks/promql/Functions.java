package dev.pageturner.runbooks.promql;

import static dev.pageturner.runbooks.promql.Type.INSTANT;
import static dev.pageturner.runbooks.promql.Type.RANGE;
import static dev.pageturner.runbooks.promql.Type.SCALAR;
import static dev.pageturner.runbooks.promql.Type.STRING;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Prometheus' functions with their arguments, and its aggregations. */
final class Functions {
    /** Those with a parameter before the vector, and its type. */
    static final Map<String, Type> PARAMETERS = Map.of(
            "topk",
            SCALAR,
            "bottomk",
            SCALAR,
            "quantile",
            SCALAR,
            "count_values",
            STRING,
            "limitk",
            SCALAR,
            "limit_ratio",
            SCALAR);

    static final Set<String> AGGREGATIONS = Set.of(
            "sum",
            "avg",
            "count",
            "min",
            "max",
            "group",
            "stddev",
            "stdvar",
            "topk",
            "bottomk",
            "quantile",
            "count_values",
            "limitk",
            "limit_ratio");

    private static final Map<String, Signature> ALL = new HashMap<>();

    /** @param optional how many of the arguments at the end may be left out; -1: the last may be repeated, or left out */
    record Signature(Type result, int optional, List<Type> arguments) {}

    static {
        all(INSTANT, 0, List.of(RANGE), "rate", "irate", "increase", "delta", "idelta", "deriv", "changes", "resets");
        all(INSTANT, 0, List.of(RANGE), "avg_over_time", "min_over_time", "max_over_time", "sum_over_time");
        all(INSTANT, 0, List.of(RANGE), "count_over_time", "stddev_over_time", "stdvar_over_time", "last_over_time");
        all(INSTANT, 0, List.of(RANGE), "present_over_time", "absent_over_time", "mad_over_time", "first_over_time");
        all(INSTANT, 0, List.of(RANGE), "ts_of_max_over_time", "ts_of_min_over_time", "ts_of_last_over_time");
        all(INSTANT, 0, List.of(RANGE), "ts_of_first_over_time");
        all(INSTANT, 0, List.of(SCALAR, RANGE), "quantile_over_time");
        all(INSTANT, 0, List.of(RANGE, SCALAR), "predict_linear");
        all(INSTANT, 0, List.of(RANGE, SCALAR, SCALAR), "holt_winters", "double_exponential_smoothing");
        all(INSTANT, 0, List.of(INSTANT), "abs", "ceil", "floor", "exp", "ln", "log2", "log10", "sqrt", "sgn");
        all(INSTANT, 0, List.of(INSTANT), "absent", "sort", "sort_desc", "timestamp");
        all(INSTANT, 0, List.of(INSTANT), "acos", "acosh", "asin", "asinh", "atan", "atanh", "cos", "cosh", "sin");
        all(INSTANT, 0, List.of(INSTANT), "sinh", "tan", "tanh", "deg", "rad");
        all(INSTANT, 0, List.of(INSTANT), "histogram_count", "histogram_sum", "histogram_avg", "histogram_stddev");
        all(INSTANT, 0, List.of(INSTANT), "histogram_stdvar");
        all(INSTANT, 1, List.of(INSTANT), "day_of_month", "day_of_week", "day_of_year", "days_in_month", "hour");
        all(INSTANT, 1, List.of(INSTANT), "minute", "month", "year");
        all(INSTANT, 1, List.of(INSTANT, SCALAR), "round");
        all(INSTANT, 0, List.of(INSTANT, SCALAR), "clamp_min", "clamp_max");
        all(INSTANT, 0, List.of(INSTANT, SCALAR, SCALAR), "clamp");
        all(INSTANT, 0, List.of(SCALAR, INSTANT), "histogram_quantile");
        all(INSTANT, 0, List.of(SCALAR, SCALAR, INSTANT), "histogram_fraction");
        all(INSTANT, 0, List.of(INSTANT, STRING, STRING, STRING, STRING), "label_replace");
        all(INSTANT, -1, List.of(INSTANT, STRING, STRING, STRING), "label_join");
        all(INSTANT, -1, List.of(INSTANT, STRING), "sort_by_label", "sort_by_label_desc");
        all(INSTANT, 1, List.of(INSTANT, INSTANT), "info");
        all(INSTANT, 0, List.of(SCALAR), "vector");
        all(SCALAR, 0, List.of(INSTANT), "scalar");
        all(SCALAR, 0, List.of(), "time", "pi");
    }

    private Functions() {}

    private static void all(Type result, int optional, List<Type> arguments, String... names) {
        for (String name : names) {
            ALL.put(name, new Signature(result, optional, arguments));
        }
    }

    static @Nullable Signature find(String name) {
        return ALL.get(name);
    }
}
