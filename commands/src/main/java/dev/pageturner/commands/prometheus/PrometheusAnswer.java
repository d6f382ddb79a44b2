package dev.pageturner.commands.prometheus;

import dev.pageturner.commands.Series;
import java.util.List;

/** What became of an expression. */
public sealed interface PrometheusAnswer {
    /**
     * @param series for an instant query one point each; a scalar is one series without labels
     * @param text the value of a string literal, else empty
     * @param warnings the server's warnings and infos, in its words
     * @param truncated true when there were more series or points than are kept
     */
    record Data(Shape shape, List<Series> series, String text, List<String> warnings, boolean truncated)
            implements PrometheusAnswer {
        public Data {
            series = List.copyOf(series);
            warnings = List.copyOf(warnings);
        }
    }

    /** @param sentence what is wrong with the expression, in the server's words */
    record Refused(String sentence) implements PrometheusAnswer {}

    enum Shape {
        VECTOR,
        MATRIX,
        SCALAR,
        STRING
    }
}
