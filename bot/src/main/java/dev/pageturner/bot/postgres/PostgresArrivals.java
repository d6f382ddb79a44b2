package dev.pageturner.bot.postgres;

import dev.pageturner.bot.slack.ArrivalStore;
import java.time.Instant;
import java.util.List;

/** What Slack handed over, by Slack's own ids. */
public final class PostgresArrivals implements ArrivalStore {
    private final Sql sql;

    public PostgresArrivals(Database database) {
        this.sql = new Sql(database);
    }

    @Override
    public boolean remember(String id, String kind, String payload, Instant now, Instant takenUntil) {
        int written = sql.update("""
                INSERT INTO slack_arrivals (id, kind, payload, arrived_at, taken_until) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (id) DO NOTHING""", id, kind, payload, now, takenUntil);
        return written == 1;
    }

    @Override
    public void handled(String id, Instant now) {
        // What it said is not needed any more; that it was there is.
        sql.update("UPDATE slack_arrivals SET handled_at = ?, payload = '' WHERE id = ?", now, id);
    }

    @Override
    public List<String> abandoned(Instant since, Instant now, Instant takenUntil) {
        return sql.list("""
                UPDATE slack_arrivals SET taken_until = ? WHERE id IN (
                    SELECT id FROM slack_arrivals WHERE handled_at IS NULL AND arrived_at > ? AND taken_until < ?
                    ORDER BY arrived_at LIMIT 100 FOR UPDATE SKIP LOCKED)
                RETURNING payload""", row -> row.text("payload"), takenUntil, since, now);
    }

    @Override
    public void prune(Instant before) {
        sql.update("DELETE FROM slack_arrivals WHERE arrived_at < ?", before);
    }
}
