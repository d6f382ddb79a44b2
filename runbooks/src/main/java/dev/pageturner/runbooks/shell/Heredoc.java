package dev.pageturner.runbooks.shell;

/** A heredoc whose body stands on the lines below its command. */
final class Heredoc {
    private final String delimiter;
    private final boolean stripsTabs;
    private final boolean literal;
    private String body = "";

    Heredoc(String delimiter, boolean stripsTabs, boolean literal) {
        this.delimiter = delimiter;
        this.stripsTabs = stripsTabs;
        this.literal = literal;
    }

    /** @return offset of the end of the delimiter's line */
    int read(String text, int from) {
        StringBuilder lines = new StringBuilder();
        int at = from;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            String line = text.substring(at, end);
            String stripped = stripsTabs ? line.replaceFirst("^\t+", "") : line;
            if (stripped.equals(delimiter)) {
                body = lines.toString();
                return end;
            }
            lines.append(stripped).append('\n');
            at = end + 1;
        }
        throw new ShellSyntaxException("the heredoc is never closed by " + delimiter);
    }

    String body() {
        return body;
    }

    boolean literal() {
        return literal;
    }
}
