package dev.pageturner.runbooks;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One typed step of a scenario.
 *
 * @param id stable as long as the step's text is: a hash of the anchor, the source and its ordinal among equals; goes into
 *     button values
 * @param line first line in the file, from 1
 * @param endLine last line
 * @param title from the comment above it, or from the command
 * @param source the command as written, prompt and continuation removed
 * @param words the catalogue's command line for it ({@code [get, pods, -n, dark-tower]}, {@code [query, EXPR]}, {@code [sql,
 *     STATEMENT, ...]}, {@code [probe, GET, URL, ...]}), blanks still in their spelling; empty for by-hand
 * @param arguments for people and the contract's JSON
 * @param reason why it has no button; null unless by-hand
 */
public record Step(
        String id,
        int line,
        int endLine,
        String title,
        String source,
        StepKind kind,
        List<String> words,
        Map<String, String> arguments,
        List<Placeholder> placeholders,
        List<TextFilter> filters,
        @Nullable String reason) {
    public Step {
        words = List.copyOf(words);
        arguments = Map.copyOf(arguments);
        placeholders = List.copyOf(placeholders);
        filters = List.copyOf(filters);
    }

    /** The name in the catalogue for a change, else null: what the contract's JSON calls command. */
    public @Nullable String command() {
        return kind == StepKind.CHANGE && !words.isEmpty() ? words.get(0) : null;
    }
}
