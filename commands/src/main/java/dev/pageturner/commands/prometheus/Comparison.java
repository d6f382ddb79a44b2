package dev.pageturner.commands.prometheus;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression that compares with a number, as most alerts do: {@code rate(errors[5m]) > 0.05}. The left side is what is
 * worth drawing, the number is the line across it.
 */
record Comparison(String left, double threshold) {
    private static final Pattern TAIL =
            Pattern.compile("(==|!=|<=|>=|<|>)\\s*(?!bool\\b)([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)\\s*$");
    private static final Pattern SET_OPERATOR = Pattern.compile("(?i)\\b(and|or|unless)\\b");

    static Optional<Comparison> of(String expression) {
        String outermost = outermost(expression);
        Matcher tail = TAIL.matcher(outermost);
        // A set operator binds weaker: the number would belong to one of its sides only.
        if (!tail.find() || SET_OPERATOR.matcher(outermost).find()) {
            return Optional.empty();
        }
        String left = expression.substring(0, tail.start()).strip();
        if (left.isEmpty() || outermost.substring(0, tail.start()).matches(".*[<>=!].*")) {
            return Optional.empty();
        }
        return Optional.of(new Comparison(left, Double.parseDouble(tail.group(2))));
    }

    /** True when both mean the same apart from white space, which Prometheus writes in its own way. */
    boolean compares(String expression) {
        return squeezed(left).equals(squeezed(expression));
    }

    private static String squeezed(String expression) {
        return expression.replaceAll("\\s+", "");
    }

    /** The expression with everything in quotes, brackets and comments blanked, at the same places. */
    private static String outermost(String expression) {
        StringBuilder out = new StringBuilder(expression.length());
        int depth = 0;
        char quote = 0;
        boolean comment = false;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            boolean inside = depth > 0 || quote != 0 || comment;
            if (comment) {
                comment = c != '\n';
            } else if (quote != 0) {
                if (c == '\\' && quote != '`' && i + 1 < expression.length()) {
                    out.append(' ');
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '"' || c == '\'' || c == '`') {
                quote = c;
            } else if (c == '#') {
                comment = true;
            } else if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (")]}".indexOf(c) >= 0) {
                depth--;
            }
            out.append(inside || depth > 0 || quote != 0 || comment ? ' ' : c);
        }
        return out.toString();
    }
}
