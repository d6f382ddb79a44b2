package dev.pageturner.bot.slack;

import dev.pageturner.bot.approval.Ask;
import dev.pageturner.bot.base.Person;
import dev.pageturner.bot.execution.Origin;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A command that somebody wants, before anybody has looked at it. Small enough for a dialog to carry. */
record Request(
        List<String> words,
        List<List<String>> filters,
        String cluster,
        String channel,
        @Nullable String threadTs,
        @Nullable UUID incident,
        @Nullable String step,
        @Nullable String fingerprint) {
    Request {
        words = List.copyOf(words);
        filters = filters.stream().map(List::copyOf).toList();
    }

    Request seen(String preview) {
        return new Request(words, filters, cluster, channel, threadTs, incident, step, preview);
    }

    Ask by(Person who, @Nullable String reason) {
        return new Ask(
                who, words, filters, cluster, new Origin(channel, threadTs, incident, step), reason, fingerprint);
    }
}
