package dev.pageturner.bot.postgres;

import dev.pageturner.bot.audit.AuditEntry;
import dev.pageturner.bot.audit.AuditStats;
import dev.pageturner.bot.audit.AuditStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The audit trail in PostgreSQL. The bot's role may insert and select here, and nothing else. */
public final class PostgresAudit implements AuditStore {
    private static final int PAGE = 1000;
    /** Entries commit out of order, so the search for unlinked ones starts this far before the last linked one. */
    private static final int OVERLAP = 20_000;

    private final Sql sql;

    public PostgresAudit(Database database) {
        this.sql = new Sql(database);
    }

    @Override
    public void append(AuditEntry entry, String body) {
        sql.later(
                "INSERT INTO audit_entries (body, happened, what, outcome, subject) VALUES (?, ?, ?, ?, ?)",
                body,
                entry.when(),
                entry.what(),
                entry.outcome(),
                entry.subject());
    }

    @Override
    public List<Unlinked> lockUnlinked(int limit) {
        boolean locked = sql.one(
                        "SELECT pg_try_advisory_xact_lock(hashtextextended('audit chain', 0)) AS locked",
                        row -> row.flag("locked"))
                .orElse(false);
        if (!locked) {
            return List.of();
        }
        return sql.list(
                "SELECT e.id, e.body FROM audit_entries e" + UNLINKED + " ORDER BY e.id LIMIT ?",
                row -> new Unlinked(row.number("id"), row.text("body")),
                limit);
    }

    private static final String UNLINKED = " WHERE e.id > (SELECT coalesce(max(entry), 0) - " + OVERLAP
            + " FROM audit_links) AND NOT EXISTS (SELECT 1 FROM audit_links l WHERE l.entry = e.id)";

    @Override
    public long unlinked() {
        return sql.number("SELECT count(*) FROM audit_entries e" + UNLINKED);
    }

    @Override
    public Optional<Link> last() {
        return sql.one("SELECT seq, previous, hash FROM audit_links ORDER BY seq DESC LIMIT 1", PostgresAudit::link);
    }

    @Override
    public void link(long entry, Link link) {
        sql.update(
                "INSERT INTO audit_links (seq, entry, previous, hash) VALUES (?, ?, ?, ?)",
                link.seq(),
                entry,
                link.previous(),
                link.hash());
    }

    @Override
    public void eachLink(Consumer<Linked> reader) {
        long after = Long.MIN_VALUE;
        List<Linked> page;
        do {
            page = sql.list(
                    "SELECT l.seq, l.previous, l.hash, e.body, e.happened, e.what, e.outcome, e.subject"
                            + " FROM audit_links l LEFT JOIN audit_entries e ON e.id = l.entry"
                            + " WHERE l.seq > ? ORDER BY l.seq LIMIT ?",
                    PostgresAudit::linked,
                    after,
                    PAGE);
            page.forEach(reader);
            after = page.isEmpty() ? after : page.get(page.size() - 1).link().seq();
        } while (page.size() == PAGE);
    }

    @Override
    public AuditStats stats(Instant since) {
        String failed = " FROM audit_entries WHERE happened >= ? AND outcome IN ('failed', 'refused', 'unknown')";
        return new AuditStats(
                sql.number("SELECT count(*) FROM audit_entries WHERE happened >= ?", since),
                sql.number("SELECT count(*)" + failed, since),
                sql.list(
                        "SELECT what || ' ' || outcome AS error, count(*) AS times" + failed
                                + " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 10",
                        row -> new AuditStats.TopError(row.text("error"), row.number("times")),
                        since));
    }

    private static Linked linked(Row row) throws SQLException {
        String body = row.textOrNull("body");
        return body == null
                ? new Linked(link(row), null, null)
                : new Linked(
                        link(row),
                        body,
                        new Columns(
                                row.instant("happened"), row.text("what"), row.text("outcome"), row.text("subject")));
    }

    private static Link link(Row row) throws SQLException {
        return new Link(row.number("seq"), row.bytes("previous"), row.bytes("hash"));
    }
}
