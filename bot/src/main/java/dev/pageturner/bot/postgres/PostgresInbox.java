package dev.pageturner.bot.postgres;

import dev.pageturner.bot.alert.Notification;
import dev.pageturner.bot.incident.InboxStore;
import java.util.List;
import java.util.function.Supplier;

/** The inbox in PostgreSQL. */
public final class PostgresInbox implements InboxStore {
    private static final int ATTEMPTS = 5;
    /** Names the advisory lock of whoever works in. */
    private static final long TURN = 7243690053L;

    private final Sql sql;

    public PostgresInbox(Database database) {
        this.sql = new Sql(database);
    }

    @Override
    public void put(List<Notification> notifications) {
        sql.update(
                "INSERT INTO inbox (body) SELECT body FROM jsonb_array_elements(?) WITH ORDINALITY AS rows (body, at) ORDER BY at",
                Json.of(notifications));
    }

    @Override
    public void takeTurnIfEmpty(Supplier<RuntimeException> notNow) {
        sql.later(
                "SELECT NOT EXISTS (SELECT 1 FROM inbox WHERE attempts < ?) AND pg_try_advisory_xact_lock(" + TURN
                        + ") AS mine",
                row -> row.flag("mine"),
                mine -> {
                    if (!mine) {
                        throw notNow.get();
                    }
                },
                ATTEMPTS);
    }

    @Override
    public List<Held> lockNext(int atMost) {
        return sql.list(
                "WITH turn AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(" + TURN + ") AS mine)"
                        + " SELECT id, body FROM inbox, turn WHERE mine AND attempts < ? ORDER BY id LIMIT ?",
                row -> new Held(row.number("id"), row.json("body", Notification.class)),
                ATTEMPTS,
                atMost);
    }

    @Override
    public void remove(List<Held> held) {
        if (!held.isEmpty()) {
            sql.later(
                    "DELETE FROM inbox WHERE id = ANY (?)",
                    held.stream().map(Held::id).toList());
        }
    }

    @Override
    public void failed(Held held, String trouble) {
        sql.update("UPDATE inbox SET attempts = attempts + 1, trouble = ? WHERE id = ?", trouble, held.id());
    }
}
