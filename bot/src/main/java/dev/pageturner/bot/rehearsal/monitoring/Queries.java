package dev.pageturner.bot.rehearsal.monitoring;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.util.Fields;

/** Instant and range queries in the form of Prometheus' API. */
final class Queries {
    private static final int MOST_POINTS = 11_000;

    private final Samples samples;
    private final Clock clock;

    Queries(Samples samples, Clock clock) {
        this.samples = samples;
        this.clock = clock;
    }

    ObjectNode instant(Fields fields) {
        Expr expr = Parser.parse(required(fields, "query"));
        long time = fields.get("time") == null ? clock.millis() : millis(required(fields, "time"));
        ObjectNode data = Json.object();
        if (expr instanceof Expr.Select select && select.range().isPresent()) {
            data.put("resultType", "matrix");
            ArrayNode result = data.putArray("result");
            new Evaluator(samples, time).range(expr).forEach(points -> {
                ObjectNode series = result.addObject();
                series.set("metric", Json.MAPPER.valueToTree(new TreeMap<>(points.labels())));
                ArrayNode values = series.putArray("values");
                for (int i = 0; i < points.values().length; i++) {
                    point(values.addArray(), points.times()[i], points.values()[i]);
                }
            });
            return data;
        }
        Value value = new Evaluator(samples, time).evaluate(expr);
        if (value instanceof Value.Scalar scalar) {
            data.put("resultType", "scalar");
            point(data.putArray("result"), time, scalar.value());
        } else if (value instanceof Value.Vector vector) {
            data.put("resultType", "vector");
            ArrayNode result = data.putArray("result");
            vector.samples().forEach((labels, v) -> {
                ObjectNode series = result.addObject();
                series.set("metric", Json.MAPPER.valueToTree(new TreeMap<>(labels)));
                point(series.putArray("value"), time, v);
            });
        } else {
            throw new QueryError("a string is not a query");
        }
        return data;
    }

    ObjectNode range(Fields fields) {
        Expr expr = Parser.parse(required(fields, "query"));
        long start = millis(required(fields, "start"));
        long end = millis(required(fields, "end"));
        long step = step(required(fields, "step"));
        if (end < start || step <= 0 || (end - start) / step > MOST_POINTS) {
            throw new QueryError("exceeded maximum resolution of 11,000 points per timeseries, or an empty range");
        }
        Map<Map<String, String>, ArrayNode> all = new LinkedHashMap<>();
        for (long time = start; time <= end; time += step) {
            Value value = new Evaluator(samples, time).evaluate(expr);
            Map<Map<String, String>, Double> vector = value instanceof Value.Vector v
                    ? v.samples()
                    : Map.of(Map.of(), value instanceof Value.Scalar s ? s.value() : Double.NaN);
            long at = time;
            vector.forEach((labels, v) ->
                    point(all.computeIfAbsent(labels, l -> Json.array()).addArray(), at, v));
        }
        ObjectNode data = Json.object().put("resultType", "matrix");
        ArrayNode result = data.putArray("result");
        all.forEach((labels, values) -> {
            ObjectNode series = result.addObject();
            series.set("metric", Json.MAPPER.valueToTree(new TreeMap<>(labels)));
            series.set("values", values);
        });
        return data;
    }

    private static void point(ArrayNode into, long time, double value) {
        into.add(BigDecimal.valueOf(time, 3)).add(Scrape.number(value));
    }

    private static String required(Fields fields, String name) {
        String value = fields.getValue(name);
        if (value == null || value.isBlank()) {
            throw new QueryError("invalid parameter \"" + name + "\": it is missing");
        }
        return value;
    }

    private static long millis(String text) {
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant().toEpochMilli()
                    : Math.round(Double.parseDouble(text) * 1000);
        } catch (NumberFormatException | DateTimeException e) {
            throw new QueryError("cannot parse \"" + text + "\" to a valid timestamp");
        }
    }

    private static long step(String text) {
        try {
            return Math.round(Double.parseDouble(text) * 1000);
        } catch (NumberFormatException e) {
            Expr probe = Parser.parse("x[" + text + "]");
            return probe instanceof Expr.Select select
                    ? select.range().orElseThrow().toMillis()
                    : 0;
        }
    }
}
