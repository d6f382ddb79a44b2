package dev.pageturner.bot.http;

import java.io.IOException;
import java.util.Objects;

/** A body that is too long or comes too slowly. */
final class BodyRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    BodyRefusedException(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    int status() {
        return status;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
