package dev.pageturner.bot.slack;

import dev.pageturner.bot.incident.Incident;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed.
 *
 * @param words after the word itself
 * @param cluster asked for with {@code --cluster}, else the incident's, else the default
 * @param reason given with {@code --reason}; null when it was not
 * @param incident of the thread it was typed in
 */
record Line(
        Place place,
        String word,
        List<String> words,
        String cluster,
        @Nullable String reason,
        @Nullable Incident incident) {
    Line {
        words = List.copyOf(words);
    }

    Line of(String other, List<String> rest) {
        return new Line(place, other, rest, cluster, reason, incident);
    }
}
