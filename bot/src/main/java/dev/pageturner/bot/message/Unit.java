package dev.pageturner.bot.message;

import java.math.BigDecimal;
import java.math.MathContext;

/** The unit of a PromQL expression, as far as the names in it say: Prometheus puts units into names. */
final class Unit {
    private Unit() {}

    static String of(String expression) {
        String lower = expression.toLowerCase(java.util.Locale.ROOT);
        boolean rate = lower.matches("(?s).*\\b(rate|irate)\\s*\\(.*");
        boolean quantile = lower.contains("histogram_quantile");
        if (lower.matches("(?s).*\\)\\s*/\\s*[(a-z].*")) {
            // One quantity by another: what is left of their units cannot be told from the names.
            return "value";
        }
        String unit;
        if (lower.contains("_milliseconds") || lower.contains("_ms")) {
            unit = "milliseconds";
        } else if (lower.contains("_seconds")) {
            unit = "seconds";
        } else if (lower.contains("_bytes")) {
            unit = "bytes";
        } else if (lower.contains("_ratio")) {
            return "ratio";
        } else if (lower.contains("_celsius")) {
            return "degrees Celsius";
        } else {
            unit = "value";
        }
        return rate && !quantile ? (unit.equals("value") ? "per second" : unit + " per second") : unit;
    }

    static String number(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value)
                        .round(new MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString()
                : "nothing";
    }
}
