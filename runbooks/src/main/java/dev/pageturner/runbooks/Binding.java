package dev.pageturner.runbooks;

import java.util.List;

/** A step with its blanks filled in, or what is still missing. */
public sealed interface Binding {
    /**
     * @param words ready for the catalogue
     * @param filters of the step, their blanks filled in too
     */
    record Bound(List<String> words, List<TextFilter> filters) implements Binding {
        public Bound {
            words = List.copyOf(words);
            filters = List.copyOf(filters);
        }

        public Bound(List<String> words) {
            this(words, List.of());
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
