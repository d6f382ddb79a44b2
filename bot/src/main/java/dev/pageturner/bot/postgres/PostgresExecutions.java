package dev.pageturner.bot.postgres;

import dev.pageturner.bot.execution.Execution;
import dev.pageturner.bot.execution.ExecutionEvent;
import dev.pageturner.bot.execution.ExecutionState;
import dev.pageturner.bot.execution.ExecutionStore;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Executions in PostgreSQL: the record as jsonb, and beside it the columns that statements look for. */
public final class PostgresExecutions implements ExecutionStore {
    private final Sql sql;

    public PostgresExecutions(Database database) {
        this.sql = new Sql(database);
    }

    @Override
    public Optional<Execution> find(UUID id) {
        return sql.one("SELECT body FROM executions WHERE id = ?", PostgresExecutions::read, id);
    }

    @Override
    public Optional<Execution> findByNumber(long number) {
        return sql.one("SELECT body FROM executions WHERE number = ?", PostgresExecutions::read, number);
    }

    @Override
    public Optional<Execution> lock(UUID id) {
        return sql.one("SELECT body FROM executions WHERE id = ? FOR UPDATE", PostgresExecutions::read, id);
    }

    @Override
    public long nextNumber() {
        return sql.number("SELECT nextval('execution_numbers')");
    }

    @Override
    public void insert(Execution execution) {
        sql.later(
                "INSERT INTO executions (id, number, incident, cluster, reads, state, requested_at, expires_at, version, body)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                execution.id(),
                execution.number(),
                execution.origin().incident(),
                execution.cluster(),
                execution.isRead(),
                execution.state(),
                execution.requestedAt(),
                execution.expiresAt(),
                execution.version(),
                Json.of(execution));
        append(execution, new ExecutionEvent.Requested(execution.requester(), execution.requestedAt()));
    }

    @Override
    public boolean update(Execution execution, ExecutionEvent event) {
        int rows = sql.update(
                "UPDATE executions SET state = ?, claimed_by = ?, heartbeat_at = ?, version = ?, body = ?"
                        + " WHERE id = ? AND version = ?",
                execution.state(),
                execution.claimedBy(),
                event.when(),
                execution.version(),
                Json.of(execution),
                execution.id(),
                execution.version() - 1);
        if (rows == 1) {
            append(execution, event);
        }
        return rows == 1;
    }

    private void append(Execution execution, ExecutionEvent event) {
        sql.later(
                "INSERT INTO execution_events (execution, version, kind, happened, body) VALUES (?, ?, ?, ?, ?)",
                execution.id(),
                execution.version(),
                event.getClass().getSimpleName(),
                event.when(),
                Json.of(event));
    }

    @Override
    public Optional<Execution> lockReady(boolean reads, Set<String> except) {
        return sql.one(
                "SELECT body FROM executions WHERE state = 'APPROVED' AND reads = ? AND cluster <> ALL (?)"
                        + " ORDER BY requested_at LIMIT 1 FOR UPDATE SKIP LOCKED",
                PostgresExecutions::read,
                reads,
                except);
    }

    @Override
    public void lockRequests(String cluster, List<String> words) {
        sql.later("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", "request " + cluster + " " + words);
    }

    @Override
    public void heartbeat(UUID id, String claimant, Instant now) {
        sql.update(
                "UPDATE executions SET heartbeat_at = ? WHERE id = ? AND claimed_by = ? AND state = 'RUNNING'",
                now,
                id,
                claimant);
    }

    @Override
    public List<Execution> orphans(Instant now, Duration silence) {
        return sql.list(
                "SELECT body FROM executions WHERE state = 'RUNNING' AND heartbeat_at < ? ORDER BY requested_at LIMIT 100",
                PostgresExecutions::read,
                now.minus(silence));
    }

    @Override
    public List<Execution> ofIncident(UUID incident) {
        return sql.list(
                "SELECT body FROM executions WHERE incident = ? ORDER BY number", PostgresExecutions::read, incident);
    }

    @Override
    public List<Execution> unfinished(int limit) {
        return sql.list(
                "SELECT body FROM executions WHERE state IN ('AWAITING_APPROVAL', 'APPROVED', 'RUNNING')"
                        + " ORDER BY requested_at LIMIT ?",
                PostgresExecutions::read,
                limit);
    }

    @Override
    public Optional<Execution> unfinishedChange(String cluster, List<String> words) {
        return sql.one(
                "SELECT body FROM executions WHERE state IN ('AWAITING_APPROVAL', 'APPROVED', 'RUNNING') AND NOT reads"
                        + " AND cluster = ? AND body -> 'words' = ? ORDER BY requested_at LIMIT 1",
                PostgresExecutions::read,
                cluster,
                Json.of(words));
    }

    @Override
    public List<Execution> lapsed(Instant now) {
        return sql.list(
                "SELECT body FROM executions WHERE state = ? AND expires_at < ? ORDER BY expires_at LIMIT 100",
                PostgresExecutions::read,
                ExecutionState.AWAITING_APPROVAL,
                now);
    }

    private static Execution read(Row row) throws SQLException {
        return row.json("body", Execution.class);
    }
}
