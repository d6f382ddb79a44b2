package dev.pageturner.bot.incident;

import dev.pageturner.bot.alert.Notification;
import dev.pageturner.bot.base.Ids;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a notification makes of an incident. Pure: everything comes in, the incident after it goes out, the very same one when
 * nothing has changed.
 */
public final class IncidentMachine {
    private final Placement placement;
    private final ScenarioChooser chooser;
    private final Ids ids;

    public IncidentMachine(Placement placement, ScenarioChooser chooser, Ids ids) {
        this.placement = placement;
        this.chooser = chooser;
        this.ids = ids;
    }

    /**
     * @param after null when there is no incident and none begins
     * @param ended episodes that ended, which other incidents may show too
     */
    record Result(@Nullable Incident after, Map<UUID, Episode> ended) {}

    /**
     * @param openAtSource open episodes of the same source by fingerprint, whichever incident shows them
     * @param number for people, if an incident begins
     */
    Result apply(
            @Nullable Incident before,
            Notification notification,
            Map<String, Episode> openAtSource,
            Instant now,
            long number) {
        List<Episode> known = before != null && before.open() ? before.episodes() : List.of();
        Episodes episodes = new Episodes(known, openAtSource, now, ids);
        List<Episode> after = episodes.after(notification.alerts());
        List<Episode> firing = after.stream().filter(Episode::firing).toList();
        return new Result(next(before, notification, after, firing, now, number), episodes.ended());
    }

    private @Nullable Incident next(
            @Nullable Incident before,
            Notification notification,
            List<Episode> episodes,
            List<Episode> firing,
            Instant now,
            long number) {
        if (before == null) {
            return firing.isEmpty() ? null : open(notification, firing, now, number);
        }
        if (before.open()) {
            return goOn(before, notification, episodes, now);
        }
        return firing.isEmpty() ? before : reopen(before, notification, firing, now);
    }

    /** An episode that other incidents share has ended. */
    Incident ended(Incident incident, Map<UUID, Episode> ended, Instant now) {
        List<Episode> episodes = incident.episodes().stream()
                .map(episode -> ended.getOrDefault(episode.id(), episode))
                .toList();
        return new Draft(incident).episodes(episodes).settled(now).version(incident);
    }

    private Incident open(Notification notification, List<Episode> firing, Instant now, long number) {
        Map<String, String> labels = labels(notification);
        ScenarioChooser.Choice choice = chooser.choose(firing, null);
        return new Incident(
                ids.next(),
                number,
                notification.source(),
                notification.receiver(),
                notification.groupKey(),
                labels,
                notification.commonAnnotations(),
                notification.externalUrl(),
                placement.cluster(labels),
                placement.channel(labels),
                choice.shown(),
                choice.others(),
                firing,
                earliest(firing, now),
                null,
                1);
    }

    private Incident reopen(Incident before, Notification notification, List<Episode> firing, Instant now) {
        return new Draft(before)
                .said(labels(notification), notification.commonAnnotations())
                .episodes(firing)
                .choice(chooser.choose(firing, null))
                .opened(earliest(firing, now))
                .version(before);
    }

    private Incident goOn(Incident before, Notification notification, List<Episode> episodes, Instant now) {
        // A notification speaks for the alerts in it only: what all of the incident's alerts share can but shrink.
        Map<String, String> labels = shared(before.labels(), labels(notification));
        Draft draft = new Draft(before)
                .said(labels, shared(before.annotations(), notification.commonAnnotations()))
                .episodes(episodes);
        List<Episode> firing = episodes.stream().filter(Episode::firing).toList();
        if (!firing.isEmpty() && (before.scenario() == null || !ids(firing).equals(ids(before.firing())))) {
            draft.choice(chooser.choose(firing, before.scenario()));
        }
        return draft.settled(now).version(before);
    }

    private static Map<String, String> shared(Map<String, String> before, Map<String, String> now) {
        Map<String, String> shared = new HashMap<>(before);
        shared.entrySet().retainAll(now.entrySet());
        return shared;
    }

    private static Set<UUID> ids(List<Episode> episodes) {
        return episodes.stream().map(Episode::id).collect(Collectors.toSet());
    }

    private static Map<String, String> labels(Notification notification) {
        Map<String, String> labels = new HashMap<>(notification.groupLabels());
        labels.putAll(notification.commonLabels());
        return labels;
    }

    private static Instant earliest(List<Episode> firing, Instant now) {
        return firing.stream().map(Episode::startsAt).reduce(now, (one, other) -> one.isBefore(other) ? one : other);
    }
}
