package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.StepKind;
import dev.pageturner.runbooks.TextFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What one command means. */
sealed interface Verdict {
    /**
     * A step with a button.
     *
     * @param words of the catalogue
     * @param filters behind its pipe
     * @param piped further words for when a filter reads the answer: people see a table, a filter was written for the text that the
     *     program prints
     */
    record Typed(
            StepKind kind,
            List<String> words,
            Map<String, String> arguments,
            List<TextFilter> filters,
            List<String> piped)
            implements Verdict {
        public Typed {
            words = List.copyOf(words);
            arguments = Map.copyOf(arguments);
            filters = List.copyOf(filters);
            piped = List.copyOf(piped);
        }

        public Typed(StepKind kind, List<String> words, Map<String, String> arguments) {
            this(kind, words, arguments, List.of(), List.of());
        }

        Typed whenPiped(String... more) {
            return new Typed(kind, words, arguments, filters, List.of(more));
        }

        Typed then(List<TextFilter> more) {
            List<TextFilter> all = new ArrayList<>(filters);
            all.addAll(more);
            if (all.isEmpty()) {
                return this;
            }
            List<String> line = new ArrayList<>(words);
            line.addAll(piped);
            return new Typed(kind, line, arguments, all, List.of());
        }
    }

    /** @param reason for a tired person, a sentence without its full stop */
    record ByHand(String reason) implements Verdict {}

    /** Does nothing that matters here ({@code sleep 5}, {@code true}); alone it is by hand for this reason. */
    record Idle(String reason) implements Verdict {}

    /** A port-forward: no step of its own, but what localhost means for the commands after it. */
    record Opens(Forward forward) implements Verdict {}

    /** The end of a port-forward: {@code kill %1}. */
    record Closes() implements Verdict {}
}
