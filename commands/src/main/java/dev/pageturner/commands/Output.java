package dev.pageturner.commands;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a read answered.
 *
 * @param text as kubectl, psql or promtool would print it
 * @param truncated true when a bound on time, lines or bytes cut it
 * @param series what can be drawn; empty for plain text
 */
public record Output(
        String text,
        boolean truncated,
        List<Series> series,
        @Nullable Double threshold) {
    public Output {
        series = List.copyOf(series);
    }

    public static Output text(String text) {
        return new Output(text, false, List.of(), null);
    }
}
