package dev.pageturner.runbooks.promql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts something of the right shape where an author left a blank, without moving any other character. */
final class Blanks {
    private static final Pattern STRING = Pattern.compile(
            "\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"|'[^'\\\\\\n]*+(?:\\\\.[^'\\\\\\n]*+)*+'|`[^`]*+`|#[^\\n]*+");
    private static final Pattern BLANK = Pattern.compile(STRING.pattern()
            + "|(?<range>\\[\\s*(?:\\$\\w+|\\$\\{\\w+}|<[A-Za-z][\\w -]*>)\\s*[:\\]])"
            + "|(?<blank>\\$\\{\\w+}|\\$\\w+|<[A-Za-z][\\w-]*>|\\{\\{[^{}]*}})");

    private Blanks() {}

    static String filled(String expression) {
        if (expression.indexOf('$') < 0 && expression.indexOf('<') < 0 && !expression.contains("{{")) {
            return expression;
        }
        Matcher matcher = BLANK.matcher(expression);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String found = matcher.group();
            String instead = found;
            if (matcher.group("range") != null) {
                instead = "[" + padded("5m", found.length() - 2) + found.charAt(found.length() - 1);
            } else if (matcher.group("blank") != null) {
                instead = "x".repeat(found.length());
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(instead));
        }
        return matcher.appendTail(filled).toString();
    }

    private static String padded(String text, int length) {
        return text + " ".repeat(Math.max(0, length - text.length()));
    }
}
