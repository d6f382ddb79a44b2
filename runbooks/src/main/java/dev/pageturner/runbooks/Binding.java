package dev.pageturner.runbooks;

import java.util.List;

/** A step with its blanks filled in, or what is still missing. */
public sealed interface Binding {
    /** @param words ready for the catalogue */
    record Bound(List<String> words) implements Binding {
        public Bound {
            words = List.copyOf(words);
        }
    }

    /** Somebody has to be asked. */
    record Missing(List<Placeholder> placeholders) implements Binding {
        public Missing {
            placeholders = List.copyOf(placeholders);
        }
    }

    /** @param sentence which value does not fit, and what would */
    record Refused(String sentence) implements Binding {}
}
