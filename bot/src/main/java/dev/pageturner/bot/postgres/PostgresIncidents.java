package dev.pageturner.bot.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pageturner.bot.alert.Alert;
import dev.pageturner.bot.alert.Notification;
import dev.pageturner.bot.incident.Episode;
import dev.pageturner.bot.incident.Incident;
import dev.pageturner.bot.incident.IncidentStore;
import dev.pageturner.bot.incident.ScenarioRef;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Incidents in PostgreSQL. */
public final class PostgresIncidents implements IncidentStore {
    private static final TypeReference<List<ScenarioRef>> REFS = new TypeReference<>() {};

    private final Sql sql;
    private final EpisodeRows episodes;
    private final Database database;
    private final String nextNumber;

    public PostgresIncidents(Database database) {
        this(database, "nextval('incident_numbers')");
    }

    private PostgresIncidents(Database database, String nextNumber) {
        this.sql = new Sql(database);
        this.episodes = new EpisodeRows(sql);
        this.database = database;
        this.nextNumber = nextNumber;
    }

    /** New incidents are number 0 here: a number that was taken is not given back when a transaction is rolled back. */
    public static PostgresIncidents withoutNumbers(Database database) {
        return new PostgresIncidents(database, "0");
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
    public Known lock(Notification notification) {
        return database.inTransaction(() -> known(notification));
    }

    /** In one round trip; each of the statements sees what was committed before it ran, so also what the lock has waited for. */
    private Known known(Notification notification) {
        GroupIdentity identity =
                GroupIdentity.of(notification.source(), notification.receiver(), notification.groupKey());
        // The row cannot be locked by the first two notifications of a group: there is none yet.
        sql.later("SELECT pg_advisory_xact_lock(?)", identity.lock());
        List<Incident> bare = new ArrayList<>();
        sql.later(
                "SELECT * FROM incidents WHERE identity = ? FOR UPDATE",
                PostgresIncidents::withoutEpisodes,
                bare::add,
                identity.text());
        AtomicLong number = new AtomicLong();
        if (notification.alerts().stream().anyMatch(Alert::firing)) {
            sql.later(
                    "SELECT " + nextNumber + " WHERE NOT EXISTS (SELECT 1 FROM incidents WHERE identity = ?)",
                    row -> row.number(1),
                    number::set,
                    identity.text());
        }
        Map<String, Episode> open = episodes.open(
                notification.source(),
                notification.alerts().stream()
                        .map(Alert::fingerprint)
                        .distinct()
                        .toList());
        return new Known(withEpisodes(bare).stream().findFirst(), open, number.get());
    }

    @Override
    public List<Incident> lockSharing(Collection<UUID> shared, UUID except) {
        return read("""
                WHERE id <> ? AND id IN (SELECT incident_id FROM incident_episodes WHERE current AND episode_id = ANY (?))
                ORDER BY id FOR UPDATE""", except, shared);
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
        return database.inTransaction(() -> withEpisodes(
                sql.list("SELECT * FROM incidents " + where, PostgresIncidents::withoutEpisodes, arguments)));
    }

    private List<Incident> withEpisodes(List<Incident> bare) {
        if (bare.isEmpty()) {
            return bare;
        }
        Map<UUID, List<Episode>> shown =
                episodes.current(bare.stream().map(Incident::id).toList());
        return bare.stream()
                .map(incident -> incident.withEpisodes(shown.getOrDefault(incident.id(), List.of())))
                .toList();
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
