package dev.pageturner.runbooks.shell;

/** The text is no shell command; the message is a clause for people. */
final class ShellSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ShellSyntaxException(String clause) {
        super(clause, null, false, false);
    }
}
