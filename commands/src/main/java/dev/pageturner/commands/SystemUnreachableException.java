package dev.pageturner.commands;

import org.jspecify.annotations.Nullable;

/** A cluster, a Prometheus, a database or a probed address did not answer. The message is fit to be shown. */
public final class SystemUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SystemUnreachableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
