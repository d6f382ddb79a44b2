package dev.pageturner.bot.postgres;

import dev.pageturner.bot.incident.Episode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Episodes and which incidents show them. A storm of alerts is written in one statement. */
final class EpisodeRows {
    private final Sql sql;

    EpisodeRows(Sql sql) {
        this.sql = sql;
    }

    private record Written(
            UUID id,
            String fingerprint,
            Map<String, String> labels,
            Map<String, String> annotations,
            String generator_url,
            Instant starts_at,
            @Nullable Instant ends_at) {}

    private record Shown(UUID incident, Episode episode) {}

    Map<String, Episode> open(String source, Collection<String> fingerprints) {
        return sql
                .list(
                        "SELECT * FROM episodes WHERE source = ? AND fingerprint = ANY (?) AND ends_at IS NULL",
                        EpisodeRows::episode,
                        source,
                        fingerprints)
                .stream()
                .collect(Collectors.toMap(Episode::fingerprint, Function.identity()));
    }

    Map<UUID, List<Episode>> current(Collection<UUID> incidents) {
        List<Shown> rows = sql.list("""
                SELECT shown.incident_id, episodes.*
                FROM incident_episodes AS shown JOIN episodes ON episodes.id = shown.episode_id
                WHERE shown.current AND shown.incident_id = ANY (?)
                ORDER BY episodes.starts_at, episodes.fingerprint""", row -> new Shown(row.uuid("incident_id"), episode(row)), incidents);
        Map<UUID, List<Episode>> byIncident = new LinkedHashMap<>();
        rows.forEach(row -> byIncident
                .computeIfAbsent(row.incident(), incident -> new ArrayList<>())
                .add(row.episode()));
        return byIncident;
    }

    void write(UUID incident, String source, List<Episode> episodes) {
        if (episodes.isEmpty()) {
            return;
        }
        sql.later(
                """
                INSERT INTO episodes (id, source, fingerprint, labels, annotations, generator_url, starts_at, ends_at)
                SELECT id, ?, fingerprint, labels, annotations, generator_url, starts_at, ends_at
                FROM jsonb_to_recordset(?) AS rows (id uuid, fingerprint text, labels jsonb, annotations jsonb,
                    generator_url text, starts_at timestamptz, ends_at timestamptz)
                ON CONFLICT (id) DO UPDATE SET annotations = excluded.annotations, starts_at = excluded.starts_at,
                    ends_at = excluded.ends_at""", source, Json.of(episodes.stream().map(EpisodeRows::written).toList()));
        sql.later("""
                INSERT INTO incident_episodes (incident_id, episode_id) SELECT ?, unnest(?)
                ON CONFLICT (incident_id, episode_id) DO NOTHING""", incident, episodes.stream().map(Episode::id).toList());
    }

    /** Keeps them for history only. */
    void retire(UUID incident, List<UUID> episodes) {
        if (!episodes.isEmpty()) {
            sql.update(
                    "UPDATE incident_episodes SET current = false WHERE incident_id = ? AND episode_id = ANY (?)",
                    incident,
                    episodes);
        }
    }

    private static Written written(Episode episode) {
        return new Written(
                episode.id(),
                episode.fingerprint(),
                episode.labels(),
                episode.annotations(),
                episode.generatorUrl(),
                episode.startsAt(),
                episode.endsAt());
    }

    private static Episode episode(Row row) throws SQLException {
        return new Episode(
                row.uuid("id"),
                row.text("fingerprint"),
                row.json("labels", Json.TEXTS),
                row.json("annotations", Json.TEXTS),
                row.text("generator_url"),
                row.instant("starts_at"),
                row.instantOrNull("ends_at"));
    }
}
