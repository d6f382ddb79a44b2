package dev.pageturner.runbooks.shell;

/** Finds where a bracket closes, stepping over quotes inside. */
final class Nesting {
    private Nesting() {}

    /**
     * @param open offset of an opening bracket
     * @return offset behind the one that closes it
     */
    static int closing(String text, int open) {
        char opening = text.charAt(open);
        char closing = opening == '(' ? ')' : '}';
        int depth = 0;
        int at = open;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '\'' || c == '"') {
                at = quoteEnd(text, at, c);
            } else if (c == opening) {
                depth++;
            } else if (c == closing && --depth == 0) {
                return at + 1;
            }
            at++;
        }
        throw new ShellSyntaxException("a bracket is never closed");
    }

    private static int quoteEnd(String text, int open, char quote) {
        int at = open + 1;
        while (at < text.length() && text.charAt(at) != quote) {
            at += quote == '"' && text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
            throw new ShellSyntaxException("a quote is never closed");
        }
        return at;
    }
}
