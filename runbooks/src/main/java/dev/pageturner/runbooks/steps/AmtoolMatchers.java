package dev.pageturner.runbooks.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What alerts or silences have to fit, each written in one way: the value in quotes, so that spaces in it mean nothing else. */
final class AmtoolMatchers {
    private static final Pattern MATCHER =
            Pattern.compile("(?s)\\s*([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(=~|!~|!=|=)\\s*(.*?)\\s*");
    private static final Pattern QUOTED = Pattern.compile("(?s)\"((?:\\\\.|[^\"\\\\])*)\"");
    private static final Pattern BARE = Pattern.compile("(?s)(?:\\\\.|[^\"\\\\])*\\\\?");

    private AmtoolMatchers() {}

    static Optional<String> problem(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).startsWith("@")) {
                return Optional.of("`" + words.get(i) + "` makes amtool read a file of your own machine");
            }
            if (i > 0 && value(words.get(i)).isEmpty()) {
                return Optional.of("`" + words.get(i) + "` is not a matcher such as severity=critical");
            }
        }
        return Optional.empty();
    }

    /** The first one may be the name of an alert alone. */
    static List<String> of(List<String> words) {
        List<String> matchers = new ArrayList<>();
        for (String word : words) {
            matchers.add(value(word).map(value -> written(word, value)).orElseGet(() -> "alertname=" + quoted(word)));
        }
        return matchers;
    }

    private static String written(String word, String value) {
        Matcher matcher = MATCHER.matcher(word);
        return matcher.matches() ? matcher.group(1) + matcher.group(2) + quoted(value) : word;
    }

    /** What it says, without its quotes and escapes; empty when it is no matcher. */
    private static Optional<String> value(String word) {
        Matcher matcher = MATCHER.matcher(word);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String value = matcher.group(3);
        Matcher quoted = QUOTED.matcher(value);
        if (quoted.matches()) {
            return Optional.of(plain(quoted.group(1)));
        }
        return BARE.matcher(value).matches() ? Optional.of(plain(value)) : Optional.empty();
    }

    /** A backslash before anything but itself, a quote and n is one. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
            if (c == '\\' && (next == '\\' || next == '"' || next == 'n')) {
                plain.append(next == 'n' ? '\n' : next);
                i++;
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
