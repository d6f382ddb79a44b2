package dev.pageturner.runbooks.binding;

import java.util.Comparator;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Replaces spellings of blanks by their values, all in one pass: a value is never searched for blanks. */
final class Spellings {
    private final Map<String, String> values;
    private final Pattern pattern;

    Spellings(Map<String, String> values) {
        this.values = Map.copyOf(values);
        this.pattern = Pattern.compile(values.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(spelling -> Pattern.quote(spelling) + (spelling.matches(".*\\w") ? "(?!\\w)" : ""))
                .collect(Collectors.joining("|", values.isEmpty() ? "(?!)" : "", "")));
    }

    /** @param quoting what a value has to go through at this place */
    String replace(String text, UnaryOperator<String> quoting) {
        Matcher matcher = pattern.matcher(text);
        return matcher.replaceAll(
                found -> Matcher.quoteReplacement(quoting.apply(values.getOrDefault(found.group(), ""))));
    }

    boolean isIn(String text) {
        return pattern.matcher(text).find();
    }

    boolean isWhole(String text) {
        return values.containsKey(text);
    }
}
