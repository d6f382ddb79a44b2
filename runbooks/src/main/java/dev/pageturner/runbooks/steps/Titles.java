package dev.pageturner.runbooks.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The comments above a command: the first of them names it. */
final class Titles {
    /** A number stays: the text around the block refers to it ("step 3 shows ..."). */
    private static final Pattern DECORATION = Pattern.compile("^(?:#+\\s*)?[-*=]*\\s*(?=\\S)");
    /** What is expected afterwards names nothing. */
    private static final Pattern AFTERWARDS =
            Pattern.compile("(?i)(expected|should|note|warning|where|then|if) ?.*|in prometheus:?|.*→.*|[{\\[\"].*");

    private static final Pattern RULE = Pattern.compile("[#*=-]+");

    private final List<String> comments = new ArrayList<>();

    void comment(String text) {
        if (!text.isBlank()) {
            comments.add(text.strip());
        }
    }

    void clear() {
        comments.clear();
    }

    /** The title, which is used up by this. */
    String take() {
        String title = comments.stream()
                .filter(comment -> !AFTERWARDS.matcher(comment).matches())
                .findFirst()
                .orElse("");
        comments.clear();
        return tidy(title);
    }

    static String tidy(String comment) {
        String title = DECORATION.matcher(comment.strip()).replaceFirst("").strip();
        String named = RULE.matcher(title).matches() ? "" : title;
        int end = named.length();
        while (end > 0 && ":=-".indexOf(named.charAt(end - 1)) >= 0) {
            end--;
        }
        return named.substring(0, end).strip();
    }
}
