package dev.pageturner.commands;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param sentence one sentence for people, kubectl's where kubectl has one
 * @param output what a read answered; null for changes without output
 * @param next command lines that are worth offering now, the most useful first
 */
public record Outcome(
        Status status, String sentence, @Nullable Output output, List<List<String>> next) {
    public Outcome {
        next = next.stream().map(List::copyOf).toList();
    }

    public enum Status {
        SUCCEEDED,
        FAILED,
        /** Would not start: nothing was touched. */
        REFUSED,
        /** The world is no longer what was approved: nothing was touched, ask again. */
        CHANGED,
        CANCELLED,
        /** The connection was lost after something may have been changed. */
        UNKNOWN
    }

    public static Outcome of(Status status, String sentence) {
        return new Outcome(status, sentence, null, List.of());
    }

    public static Outcome answered(String sentence, Output output) {
        return new Outcome(Status.SUCCEEDED, sentence, output, List.of());
    }
}
