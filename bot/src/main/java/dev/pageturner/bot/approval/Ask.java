package dev.pageturner.bot.approval;

import dev.pageturner.bot.base.Person;
import dev.pageturner.bot.execution.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants a command to be run.
 *
 * @param reason why; has to be there for a change
 * @param fingerprint of the preview that the person saw before asking; null when they saw none
 */
public record Ask(
        Person who,
        List<String> words,
        List<List<String>> filters,
        String cluster,
        Origin origin,
        @Nullable String reason,
        @Nullable String fingerprint) {
    public Ask {
        words = List.copyOf(words);
        filters = filters.stream().map(List::copyOf).toList();
    }
}
