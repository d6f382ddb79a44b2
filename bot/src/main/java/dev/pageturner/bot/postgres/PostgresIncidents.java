package dev.pageturner.bot.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pageturner.bot.incident.Episode;
import dev.pageturner.bot.incident.Incident;
import dev.pageturner.bot.incident.IncidentStore;
import dev.pageturner.bot.incident.ScenarioRef;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Incidents in PostgreSQL. */
public final class PostgresIncidents implements IncidentStore {
    private static final TypeReference<List<ScenarioRef>> REFS = new TypeReference<>() {};

    private final Sql sql;
    private final EpisodeRows episodes;
    private final Database database;

    public PostgresIncidents(Database database) {
        this.sql = new Sql(database);
        this.episodes = new EpisodeRows(sql);
        this.database = database;
    }

    @Override
    public Optional<Incident> find(UUID id) {
        return read("WHERE id = ?", id).stream().findFirst();
    }

    @Override
    public Optional<Incident> findByNumber(long number) {
        return read("WHERE number = ?", number).stream().findFirst();
    }

    @Override
    public Optional<Incident> lockByKey(String source, String receiver, String groupKey) {
        GroupIdentity identity = GroupIdentity.of(source, receiver, groupKey);
        // The row cannot be locked by the first two notifications of a group: there is none yet.
        sql.later("SELECT pg_advisory_xact_lock(?)", identity.lock());
        return read("WHERE identity = ? FOR UPDATE", identity.text()).stream().findFirst();
    }

    @Override
    public List<Incident> lockSharing(Collection<UUID> shared, UUID except) {
        return read("""
                WHERE id <> ? AND id IN (SELECT incident_id FROM incident_episodes WHERE current AND episode_id = ANY (?))
                ORDER BY id FOR UPDATE""", except, shared);
    }

    @Override
    public Map<String, Episode> openEpisodes(String source, Collection<String> fingerprints) {
        return episodes.open(source, fingerprints);
    }

    @Override
    public long nextNumber() {
        return sql.number("SELECT nextval('incident_numbers')");
    }

    @Override
    public void insert(Incident incident) {
        database.run(() -> {
            sql.later(
                    """
                    INSERT INTO incidents (labels, annotations, scenario, others, opened_at, resolved_at, version,
                        id, number, source, receiver, group_key, identity, external_url, cluster, channel)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    Json.of(incident.labels()),
                    Json.of(incident.annotations()),
                    Json.of(incident.scenario()),
                    Json.of(incident.others()),
                    incident.openedAt(),
                    incident.resolvedAt(),
                    incident.version(),
                    incident.id(),
                    incident.number(),
                    incident.source(),
                    incident.receiver(),
                    incident.groupKey(),
                    GroupIdentity.of(incident.source(), incident.receiver(), incident.groupKey())
                            .text(),
                    incident.externalUrl(),
                    incident.cluster(),
                    incident.channel());
            episodes.write(incident.id(), incident.source(), incident.episodes());
        });
    }

    @Override
    public boolean update(Incident before, Incident after) {
        return database.inTransaction(() -> {
            int written = sql.update(
                    """
                    UPDATE incidents SET labels = ?, annotations = ?, scenario = ?, others = ?, opened_at = ?,
                        resolved_at = ?, version = ?
                    WHERE id = ? AND version = ?""",
                    Json.of(after.labels()),
                    Json.of(after.annotations()),
                    Json.of(after.scenario()),
                    Json.of(after.others()),
                    after.openedAt(),
                    after.resolvedAt(),
                    after.version(),
                    after.id(),
                    before.version());
            if (written == 1) {
                writeEpisodes(before, after);
            }
            return written == 1;
        });
    }

    private void writeEpisodes(Incident before, Incident after) {
        Set<Episode> known = new HashSet<>(before.episodes());
        Set<UUID> kept = after.episodes().stream().map(Episode::id).collect(Collectors.toSet());
        episodes.retire(
                after.id(),
                before.episodes().stream()
                        .map(Episode::id)
                        .filter(id -> !kept.contains(id))
                        .toList());
        episodes.write(
                after.id(),
                after.source(),
                after.episodes().stream()
                        .filter(episode -> !known.contains(episode))
                        .toList());
    }

    @Override
    public List<Incident> open(int limit) {
        return read("WHERE resolved_at IS NULL ORDER BY opened_at DESC, number DESC LIMIT ?", limit);
    }

    private List<Incident> read(String where, Object... arguments) {
        return database.inTransaction(() -> {
            List<Incident> bare =
                    sql.list("SELECT * FROM incidents " + where, PostgresIncidents::withoutEpisodes, arguments);
            if (bare.isEmpty()) {
                return bare;
            }
            Map<UUID, List<Episode>> shown =
                    episodes.current(bare.stream().map(Incident::id).toList());
            return bare.stream()
                    .map(incident -> incident.withEpisodes(shown.getOrDefault(incident.id(), List.of())))
                    .toList();
        });
    }

    private static Incident withoutEpisodes(Row row) throws SQLException {
        return new Incident(
                row.uuid("id"),
                row.number("number"),
                row.text("source"),
                row.text("receiver"),
                row.text("group_key"),
                row.json("labels", Json.TEXTS),
                row.json("annotations", Json.TEXTS),
                row.text("external_url"),
                row.text("cluster"),
                row.text("channel"),
                row.jsonOrNull("scenario", ScenarioRef.class),
                row.json("others", REFS),
                List.of(),
                row.instant("opened_at"),
                row.instantOrNull("resolved_at"),
                row.number("version"));
    }
}
