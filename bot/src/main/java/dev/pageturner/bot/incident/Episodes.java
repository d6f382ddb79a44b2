package dev.pageturner.bot.incident;

import dev.pageturner.bot.alert.Alert;
import dev.pageturner.bot.base.Ids;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The state machine of alerts within one incident: one episode per fingerprint, the newest. Pure.
 *
 * <p>Alertmanager delivers at least once and its peers do not agree on startsAt to the second. So an open episode stays the
 * same episode whatever startsAt says, and a resolution from before an episode began belongs to an earlier one. Something that
 * is said to fire is always believed: to miss a page is worse than to open a thread again.
 */
final class Episodes {
    private final Map<String, Episode> byFingerprint = new LinkedHashMap<>();
    private final Map<UUID, Episode> ended = new LinkedHashMap<>();
    private final Map<String, Episode> openAtSource;
    private final Instant now;
    private final Ids ids;

    /** @param openAtSource open episodes by fingerprint that other incidents of the same source show: they are shared */
    Episodes(List<Episode> current, Map<String, Episode> openAtSource, Instant now, Ids ids) {
        current.forEach(episode -> byFingerprint.put(episode.fingerprint(), episode));
        this.openAtSource = openAtSource;
        this.now = now;
        this.ids = ids;
    }

    List<Episode> after(List<Alert> alerts) {
        for (Alert alert : alerts) {
            if (alert.firing()) {
                fires(alert);
            } else {
                resolved(alert);
            }
        }
        return List.copyOf(byFingerprint.values());
    }

    private void fires(Alert alert) {
        Episode known = byFingerprint.get(alert.fingerprint());
        Episode open = known != null && known.firing() ? known : openAtSource.get(alert.fingerprint());
        byFingerprint.put(alert.fingerprint(), open == null ? begin(alert) : goesOn(open, alert));
    }

    private Episode begin(Alert alert) {
        return new Episode(
                ids.next(),
                alert.fingerprint(),
                alert.labels(),
                alert.annotations(),
                alert.generatorUrl(),
                alert.startsAt(),
                null);
    }

    private static Episode goesOn(Episode open, Alert alert) {
        Instant earliest = alert.startsAt().isBefore(open.startsAt()) ? alert.startsAt() : open.startsAt();
        return new Episode(
                open.id(), open.fingerprint(), open.labels(), alert.annotations(), open.generatorUrl(), earliest, null);
    }

    private void resolved(Alert alert) {
        Episode known = byFingerprint.get(alert.fingerprint());
        boolean mine = known != null && known.firing();
        Episode open = mine ? known : openAtSource.get(alert.fingerprint());
        Instant end = alert.endsAt() == null ? now : alert.endsAt();
        if (open == null || end.isBefore(open.startsAt())) {
            return;
        }
        Episode over = ended(open, end);
        ended.put(over.id(), over);
        if (mine) {
            byFingerprint.put(alert.fingerprint(), over);
        }
    }

    /** Those that ended by what was said, also when only other incidents show them. */
    Map<UUID, Episode> ended() {
        return Map.copyOf(ended);
    }

    static Episode ended(Episode open, Instant end) {
        return new Episode(
                open.id(),
                open.fingerprint(),
                open.labels(),
                open.annotations(),
                open.generatorUrl(),
                open.startsAt(),
                end);
    }
}
