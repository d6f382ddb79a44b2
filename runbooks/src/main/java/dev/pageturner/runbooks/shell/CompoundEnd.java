package dev.pageturner.runbooks.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Finds the end of a loop, a condition or a function, so that the lines inside are not taken for commands of their own. */
final class CompoundEnd {
    private static final Map<String, String> CLOSERS = Map.of(
            "for", "done", "while", "done", "until", "done", "select", "done", "if", "fi", "case", "esac", "{", "}",
            "[[", "]]");

    private final String text;
    private int at;
    private final Deque<String> open = new ArrayDeque<>();

    CompoundEnd(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** @return offset behind the word that closes it */
    int after(String keyword) {
        open.push(closer(keyword));
        boolean first = keyword.equals("{");
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n' || c == ';' || c == '|' || c == '&' || c == '(' || c == ')') {
                first = true;
                at++;
            } else if (Character.isWhitespace(c) || c == '<' || c == '>') {
                at++;
            } else if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else {
                first = word(first);
                if (open.isEmpty()) {
                    return at;
                }
            }
        }
        throw new ShellSyntaxException("`" + keyword + "` is never closed");
    }

    /** @return whether the next word stands at the beginning of a command */
    private boolean word(boolean first) {
        ShellWord word = new WordReader(text, at).read();
        at = Math.max(word.end(), at + 1);
        String spelled = word.isBare() ? word.text() : "";
        String closer = open.element();
        if (spelled.equals(closer) && (first || closer.equals("]]"))) {
            open.pop();
            return false;
        }
        if (first && CLOSERS.containsKey(spelled)) {
            open.push(closer(spelled));
            return spelled.equals("{");
        }
        return spelled.equals("do") || spelled.equals("then") || spelled.equals("else");
    }

    private static String closer(String keyword) {
        return CLOSERS.getOrDefault(keyword, "}");
    }
}
