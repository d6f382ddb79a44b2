package dev.pageturner.bot.alert;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One alert of a notification, normalised.
 *
 * @param fingerprint Alertmanager's, of the labels
 * @param endsAt null while it fires (Alertmanager sends the zero time)
 * @param generatorUrl may be empty
 */
public record Alert(
        String fingerprint,
        boolean firing,
        Map<String, String> labels,
        Map<String, String> annotations,
        Instant startsAt,
        @Nullable Instant endsAt,
        String generatorUrl) {
    public Alert {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }
}
