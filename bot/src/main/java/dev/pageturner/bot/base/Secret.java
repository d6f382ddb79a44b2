package dev.pageturner.bot.base;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A value that never prints itself. */
public final class Secret {
    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /** The value, for the one place that has to send it. */
    public String reveal() {
        return value;
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    /** Compares in constant time. An empty secret equals nothing. */
    public boolean matches(String candidate) {
        return !value.isEmpty()
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "***";
    }
}
