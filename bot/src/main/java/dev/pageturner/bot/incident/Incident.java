package dev.pageturner.bot.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thread's life: everything that Alertmanager says about one (source, receiver, groupKey).
 *
 * @param number small and unique, for people ({@code INC-12})
 * @param labels common to its alerts, with the group labels
 * @param cluster the configured cluster that its labels mean
 * @param channel Slack channel id of its thread
 * @param scenario what the thread shows; null when no runbook covers it
 * @param others further candidates, most specific first
 * @param openedAt when this firing of the incident began
 * @param resolvedAt null while any episode fires
 * @param version counts every change, for version-checked updates
 */
public record Incident(
        UUID id,
        long number,
        String source,
        String receiver,
        String groupKey,
        Map<String, String> labels,
        Map<String, String> annotations,
        String externalUrl,
        String cluster,
        String channel,
        @Nullable ScenarioRef scenario,
        List<ScenarioRef> others,
        List<Episode> episodes,
        Instant openedAt,
        @Nullable Instant resolvedAt,
        long version) {
    public Incident {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
        others = List.copyOf(others);
        episodes = List.copyOf(episodes);
    }

    public boolean open() {
        return resolvedAt == null;
    }

    public List<Episode> firing() {
        return episodes.stream().filter(Episode::firing).toList();
    }

    public Incident withEpisodes(List<Episode> shown) {
        return new Incident(
                id,
                number,
                source,
                receiver,
                groupKey,
                labels,
                annotations,
                externalUrl,
                cluster,
                channel,
                scenario,
                others,
                shown,
                openedAt,
                resolvedAt,
                version);
    }

    /** {@code INC-12} */
    public String label() {
        return "INC-" + number;
    }
}
