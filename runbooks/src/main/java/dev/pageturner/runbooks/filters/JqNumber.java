package dev.pageturner.runbooks.filters;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** A number as jq prints it: whole numbers without a point, others with what they need. */
final class JqNumber {
    private JqNumber() {}

    static String print(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.asText();
        }
        double value = node.doubleValue();
        if (Double.isNaN(value)) {
            return "null";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "1.7976931348623157e+308" : "-1.7976931348623157e+308";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e17
                ? new BigDecimal(value).toPlainString()
                : fraction(value);
    }

    private static String fraction(double value) {
        BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
        boolean small = Math.abs(value) < 1e-5 || Math.abs(value) >= 1e17;
        if (!small) {
            return exact.toPlainString();
        }
        int exponent = exact.precision() - exact.scale() - 1;
        String mantissa = exact.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        return mantissa + "e" + (exponent < 0 ? "-" : "+") + String.format("%02d", Math.abs(exponent));
    }
}
