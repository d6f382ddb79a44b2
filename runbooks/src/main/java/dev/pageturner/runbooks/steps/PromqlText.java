package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.promql.Promql;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where a query ends when nothing but lines separates it from the next one. */
final class PromqlText {
    private static final Pattern BEGINNING = Pattern.compile(
            "(?:-?\\s*+\\(\\s*+)*+(?:[a-zA-Z_:][a-zA-Z0-9_:]*\\s*(?:[({\\[]|(?:by|without)\\s*\\()|\\{\\s*\\w+\\s*[!=]).*"
                    + "|(?:\\(\\s*+)++(?:[a-zA-Z_:][a-zA-Z0-9_:]*_[a-zA-Z0-9_:]*\\s.*)?");
    private static final Pattern BARE = Pattern.compile("[a-z][a-z0-9]*(?:_[a-z0-9]+){2,}\\s*(?:[<>=!]=?\\s*[0-9.]+)?");
    private static final Pattern COMMENT = Pattern.compile(
            "(?m)(\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"|'[^'\\\\\\n]*+(?:\\\\.[^'\\\\\\n]*+)*+')|#.*$");

    private static final Pattern OPEN_END = Pattern.compile(
            "(?:[-+*/%^<>=!,]|\\b(?:and|or|unless|by|without|on|ignoring|bool|offset|atan2))\\s*(?:#.*)?$");
    private static final Pattern OPEN_START = Pattern.compile(
            "[-+*/%^<>=!,)\\]}(@\\[{]|(?:and|or|unless|by|without|on|ignoring|offset|atan2|group_left|group_right)\\b");
    private static final int MAX_LINE = 1_000;
    private static final int MAX_LENGTH = 5_000;

    /** How often, on average, each character of a block may be read again as part of a longer query. */
    private static final int REPETITIONS = 20;

    private final String text;
    private int left;

    PromqlText(String text) {
        this.text = text;
        this.left = MAX_LENGTH + REPETITIONS * text.length();
    }

    /** Whether a line of a shell block may begin a query. */
    static boolean mayBegin(String line) {
        return BEGINNING.matcher(line.strip()).matches()
                || BARE.matcher(line.strip()).matches();
    }

    /**
     * The end of the longest run of lines from here that is one query; -1 when there is none. In a block made to take
     * long, only single lines in the end.
     *
     * @param start offset of its first character
     */
    int longest(int start, int maxLines) {
        int best = -1;
        int end = start;
        for (int lines = 0; lines < maxLines && end < text.length(); lines++) {
            end = lineEnd(text, end);
            String candidate = text.substring(start, end);
            left -= candidate.length();
            if (candidate.length() > MAX_LENGTH || left < 0 && lines > 0) {
                return best;
            }
            if (Promql.isQuery(candidate)) {
                best = end;
            }
            String next = end < text.length()
                    ? text.substring(end + 1, lineEnd(text, end + 1)).strip()
                    : "";
            if (next.isEmpty() || !goesOn(candidate, next)) {
                return best;
            }
            end++;
        }
        return best;
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /** Whether the next line can belong to the query: something is open, or an operator stands between them. */
    private static boolean goesOn(String candidate, String next) {
        long opened = candidate.chars().filter(c -> "([{".indexOf(c) >= 0).count();
        long closed = candidate.chars().filter(c -> ")]}".indexOf(c) >= 0).count();
        String last = candidate.substring(candidate.lastIndexOf('\n') + 1).strip();
        return opened > closed
                || last.startsWith("#")
                || next.startsWith("#") && opened > closed
                || OPEN_END.matcher(last).find()
                || OPEN_START.matcher(next).lookingAt();
    }

    /** The end of the lines that hang together: up to a blank line, or a comment at the beginning of a line. */
    static int groupEnd(String text, int start) {
        int end = start;
        while (end < text.length()) {
            int next = text.indexOf('\n', end);
            int lineEnd = next < 0 ? text.length() : next;
            String line = text.substring(end, lineEnd).strip();
            if (end > start && (line.isEmpty() || line.startsWith("#"))) {
                return end - 1;
            }
            end = lineEnd + 1;
        }
        return end - 1;
    }

    static String uncommented(String query) {
        if (query.indexOf('#') < 0) {
            return query.strip();
        }
        Matcher matcher = COMMENT.matcher(query);
        return matcher.replaceAll(found -> found.group(1) == null ? "" : Matcher.quoteReplacement(found.group(1)))
                .strip();
    }
}
