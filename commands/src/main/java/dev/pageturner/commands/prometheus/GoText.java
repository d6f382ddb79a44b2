package dev.pageturner.commands.prometheus;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers and strings as Go prints them. */
final class GoText {
    /** As many digits as always are exact, and as many as always are enough. */
    private static final int EXACT = 15;

    private static final int ENOUGH = 17;

    private GoText() {}

    /** Without an exponent, and with no more digits than it takes to tell the number from its neighbours. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        BigDecimal all = new BigDecimal(value);
        BigDecimal shortest = all;
        for (int digits = ENOUGH; digits >= EXACT; digits--) {
            BigDecimal rounded = all.round(new MathContext(digits));
            if (rounded.doubleValue() == value) {
                shortest = rounded;
            }
        }
        return shortest.stripTrailingZeros().toPlainString();
    }

    /** In double quotes, with everything escaped that would not be seen. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> out.append(escaped(c)));
        return out.append('"').toString();
    }

    private static String escaped(int c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case 7 -> "\\a";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case 11 -> "\\v";
            default -> isSeen(c) ? Character.toString(c) : numbered(c);
        };
    }

    private static String numbered(int c) {
        if (c < 0x80) {
            return String.format("\\x%02x", c);
        }
        return String.format(c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    }

    private static boolean isSeen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }

    /** A string of JSON, with what means something to a browser as numbers. */
    static String json(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> out.append(inJson(c)));
        return out.append('"').toString();
    }

    private static String inJson(int c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '<', '>', '&', 0x2028, 0x2029 -> String.format("\\u%04x", c);
            default -> c < 0x20 ? String.format("\\u%04x", c) : Character.toString(c);
        };
    }
}
