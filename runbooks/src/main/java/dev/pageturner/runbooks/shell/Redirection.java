package dev.pageturner.runbooks.shell;

import org.jspecify.annotations.Nullable;

/**
 * A redirection of one command.
 *
 * @param operator with its descriptor when one is written: {@code >}, {@code 2>>}, {@code <<}, {@code &>}
 * @param target the file, the descriptor, or the delimiter of a heredoc
 * @param heredoc the text of a heredoc or here-string, else null
 * @param literal true when the shell leaves the heredoc as it is
 */
public record Redirection(
        String operator, ShellWord target, @Nullable String heredoc, boolean literal) {
    /** True when it neither reads nor writes a file: {@code 2>/dev/null}, {@code 2>&1}. */
    public boolean isHarmless() {
        if (heredoc != null) {
            return false;
        }
        String to = target.text();
        boolean duplicate = operator.endsWith(">&") && to.matches("[12]|-");
        return duplicate || to.equals("/dev/null");
    }
}
