package dev.pageturner.bot.slack;

import org.jspecify.annotations.Nullable;

/** Slack did not answer, or refused to. The message is fit to be logged. */
public final class SlackUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SlackUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
