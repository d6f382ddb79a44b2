package dev.pageturner.bot.approval;

/** Slack could not say who is in a user group. */
public final class GroupsUnknownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public GroupsUnknownException(String message, Throwable cause) {
        super(message, cause);
    }
}
