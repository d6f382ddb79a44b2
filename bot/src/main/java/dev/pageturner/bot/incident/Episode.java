package dev.pageturner.bot.incident;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One alert's time of firing within an incident. An alert that fires again opens a new episode.
 *
 * @param endsAt null while it fires
 */
public record Episode(
        UUID id,
        String fingerprint,
        Map<String, String> labels,
        Map<String, String> annotations,
        String generatorUrl,
        Instant startsAt,
        @Nullable Instant endsAt) {
    public Episode {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    public boolean firing() {
        return endsAt == null;
    }
}
