package dev.pageturner.bot.slack;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ids out of what a button carries. */
final class Ids {
    private Ids() {}

    /** Null when there is none, or it is not one. */
    static @Nullable UUID uuid(List<String> values, int index) {
        if (values.size() <= index || values.get(index).isEmpty()) {
            return null;
        }
        try {
            return UUID.fromString(values.get(index));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static String at(List<String> values, int index) {
        return values.size() > index ? values.get(index) : "";
    }
}
