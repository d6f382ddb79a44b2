package dev.pageturner.bot.postgres;

import dev.pageturner.bot.message.FileUpload;
import dev.pageturner.bot.message.Message;
import dev.pageturner.bot.message.Slots;
import dev.pageturner.bot.slack.Parcel;
import dev.pageturner.bot.slack.ParcelStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The sending side of the outbox. */
public final class PostgresParcels implements ParcelStore {
    // An earlier message of the same thread goes first, unless Slack refuses it or nobody wants it shown yet. A thread
    // is named
    // in two ways; asked for with OR, each pending message would be compared with every other one.
    private static final String CLAIM = """
            WITH due AS (
                SELECT o.id, o.unsure AS was_unsure, coalesce(p.ts, o.thread_ts) AS thread
                FROM outbox o LEFT JOIN outbox p ON p.key = o.parent
                WHERE o.sent_version < o.version AND o.due_at <= ?
                  AND (o.leased_until IS NULL OR o.leased_until < ?)
                  AND NOT (o.channel = ANY (?)) AND (? OR o.ts IS NULL)
                  AND (o.parent IS NULL OR p.ts IS NOT NULL)
                  AND (o.ts IS NOT NULL OR NOT EXISTS (
                      SELECT 1 FROM outbox e
                      WHERE e.sent_version < e.version AND e.ts IS NULL AND e.id < o.id AND NOT e.parked
                        AND NOT (e.attempts = 0 AND e.due_at > ?)
                        AND e.parent = o.parent))
                  AND (o.ts IS NOT NULL OR NOT EXISTS (
                      SELECT 1 FROM outbox e
                      WHERE e.sent_version < e.version AND e.ts IS NULL AND e.id < o.id AND NOT e.parked
                        AND NOT (e.attempts = 0 AND e.due_at > ?)
                        AND e.channel = o.channel AND e.thread_ts = o.thread_ts))
                ORDER BY o.ts IS NOT NULL, o.key NOT LIKE 'execution:%', o.parent IS NOT NULL, o.id
                LIMIT ?
                FOR UPDATE OF o SKIP LOCKED)
            UPDATE outbox o SET leased_until = ?, unsure = o.ts IS NULL, attempts = o.attempts + 1
            FROM due WHERE o.id = due.id
            RETURNING o.*, due.was_unsure, due.thread""";

    // Two orders that have to agree: an UPDATE returns its rows in any order.
    private static final Comparator<Parcel> TURN = Comparator.comparing(PostgresParcels::isPosted)
            .thenComparing(parcel -> Slots.executionOf(parcel.key()).isEmpty())
            .thenComparing(parcel -> parcel.threadTs() != null)
            .thenComparingLong(Parcel::id);

    private final Sql sql;

    public PostgresParcels(Database database) {
        this.sql = new Sql(database);
    }

    @Override
    public List<Parcel> claim(int limit, Collection<String> except, boolean edits, Instant now) {
        List<Parcel> claimed = sql.list(
                CLAIM, PostgresParcels::read, now, now, List.copyOf(except), edits, now, now, limit, now.plus(LEASE));
        return claimed.stream().sorted(TURN).toList();
    }

    private static boolean isPosted(Parcel parcel) {
        return parcel.ts() != null;
    }

    private static Parcel read(Row row) throws SQLException {
        return new Parcel(
                row.number("id"),
                row.text("key"),
                row.text("channel"),
                row.textOrNull("thread"),
                content(row),
                row.number("version"),
                row.textOrNull("ts"),
                row.flag("was_unsure"),
                (int) row.number("attempts"),
                row.instant("created_at"));
    }

    private static Parcel.Content content(Row row) throws SQLException {
        PostgresOutbox.FileRow file = row.jsonOrNull("file", PostgresOutbox.FileRow.class);
        return file == null
                ? new Parcel.Content.Text(row.json("message", Message.class))
                : new Parcel.Content.File(
                        new FileUpload(file.name(), file.title(), file.altText(), row.bytes("content")));
    }

    /** A version that was put meanwhile stays pending. A file's content is not needed any more. */
    @Override
    public void sent(Parcel parcel, String ts, long version, Instant nextEdit) {
        sql.update("""
                UPDATE outbox SET ts = ?, sent_version = greatest(sent_version, ?), unsure = false, leased_until = NULL,
                       attempts = 0, parked = false, trouble = NULL, due_at = ?,
                       content = CASE WHEN content IS NULL THEN NULL ELSE ''::bytea END
                WHERE id = ?""", ts, version, nextEdit, parcel.id());
    }

    @Override
    public void failed(Parcel parcel, boolean unsure, boolean parked, String trouble, Instant dueAt) {
        sql.update(
                "UPDATE outbox SET unsure = ?, parked = ?, trouble = ?, due_at = ?, leased_until = NULL WHERE id = ?",
                unsure,
                parked,
                trouble,
                dueAt,
                parcel.id());
    }

    @Override
    public void release(Parcel parcel) {
        sql.update(
                "UPDATE outbox SET unsure = ?, attempts = ?, leased_until = NULL WHERE id = ?",
                parcel.unsure(),
                Math.max(0, parcel.attempts() - 1),
                parcel.id());
    }

    @Override
    public void vanished(Parcel parcel) {
        sql.update(
                "UPDATE outbox SET ts = NULL, unsure = false, attempts = 0, leased_until = NULL WHERE id = ?",
                parcel.id());
    }

    @Override
    public Optional<String> keyAt(String channel, String ts) {
        return sql.one(
                "SELECT key FROM outbox WHERE channel = ? AND ts = ? AND message IS NOT NULL LIMIT 1",
                row -> row.text("key"),
                channel,
                ts);
    }

    @Override
    public Optional<String> tsOf(String key) {
        return sql.one("SELECT ts FROM outbox WHERE key = ? AND ts IS NOT NULL", row -> row.text("ts"), key);
    }

    @Override
    public Backlog backlog(Instant now) {
        return sql.one(
                        """
                        SELECT count(*) AS depth, min(CASE WHEN attempts = 0 THEN due_at ELSE changed_at END) AS oldest,
                               count(*) FILTER (WHERE parked) AS parked, max(trouble) FILTER (WHERE parked) AS trouble
                        FROM outbox WHERE sent_version < version AND (due_at <= ? OR attempts > 0)""",
                        row -> new Backlog(
                                row.number("depth"),
                                row.instantOrNull("oldest"),
                                row.number("parked"),
                                row.textOrNull("trouble")),
                        now)
                .orElseThrow();
    }

    @Override
    public void prune(Instant before) {
        sql.update("DELETE FROM outbox WHERE sent_version >= version AND changed_at < ?", before);
    }
}
