package dev.pageturner.bot.postgres;

import dev.pageturner.bot.alert.Notification;
import dev.pageturner.bot.incident.InboxStore;
import java.util.Optional;

/** The inbox in PostgreSQL. */
public final class PostgresInbox implements InboxStore {
    private static final int ATTEMPTS = 5;

    private final Sql sql;

    public PostgresInbox(Database database) {
        this.sql = new Sql(database);
    }

    @Override
    public void put(Notification notification) {
        sql.update("INSERT INTO inbox (body) VALUES (?)", Json.of(notification));
    }

    @Override
    public Optional<Held> lockNext() {
        return sql.one(
                "WITH turn AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(7243690053) AS mine)"
                        + " SELECT id, body FROM inbox, turn WHERE mine AND attempts < ? ORDER BY id LIMIT 1",
                row -> new Held(row.number("id"), row.json("body", Notification.class)),
                ATTEMPTS);
    }

    @Override
    public void remove(long id) {
        sql.update("DELETE FROM inbox WHERE id = ?", id);
    }

    @Override
    public void failed(long id, String trouble) {
        sql.update("UPDATE inbox SET attempts = attempts + 1, trouble = ? WHERE id = ?", trouble, id);
    }
}
