package dev.pageturner.bot.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Statements without JDBC's ceremony. Takes part in the transaction of the calling thread; outside of one, each statement is
 * its own transaction.
 *
 * <p>Arguments: text, numbers, booleans, {@link Instant}, {@link UUID}, bytes, enums (by name), {@link Json}, null, and
 * collections of text, UUIDs or longs (as arrays).
 */
final class Sql {
    private final Database database;

    Sql(Database database) {
        this.database = database;
    }

    @FunctionalInterface
    interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    <T> List<T> list(String sql, Reader<T> reader, @Nullable Object... arguments) {
        List<T> all = new ArrayList<>();
        now(sql, arguments, executed -> read(executed, reader, all));
        return all;
    }

    private static <T> void read(PreparedStatement executed, Reader<T> reader, List<T> into) throws SQLException {
        try (ResultSet rows = executed.getResultSet()) {
            Row row = new Row(rows);
            while (rows.next()) {
                into.add(reader.read(row));
            }
        }
    }

    /** The only row, or none. */
    <T> Optional<T> one(String sql, Reader<T> reader, @Nullable Object... arguments) {
        List<T> rows = list(sql, reader, arguments);
        if (rows.size() > 1) {
            throw new IllegalStateException(rows.size() + " rows where one at most was expected: " + sql);
        }
        return rows.stream().findFirst();
    }

    /** The number in the only row of the only column. */
    long number(String sql, @Nullable Object... arguments) {
        return one(sql, row -> row.number(1), arguments).orElseThrow();
    }

    /** How many rows were written. */
    int update(String sql, @Nullable Object... arguments) {
        int[] written = {0};
        now(sql, arguments, executed -> written[0] = executed.getUpdateCount());
        return written[0];
    }

    /**
     * Runs before the next statement that somebody waits for, or with the commit: all that has come together by then takes one
     * round trip. What goes wrong with it comes up there.
     */
    void later(String sql, @Nullable Object... arguments) {
        database.run(() -> database.later(new Statements.Statement(sql, arguments, executed -> {})));
    }

    /** As {@link #later}, and tells of the row that it gave, if any, before the commit. */
    <T> void later(String sql, Reader<T> reader, Consumer<T> told, @Nullable Object... arguments) {
        database.run(() -> database.later(new Statements.Statement(sql, arguments, executed -> {
            List<T> rows = new ArrayList<>();
            read(executed, reader, rows);
            rows.forEach(told);
        })));
    }

    private void now(String sql, @Nullable Object[] arguments, Statements.Outcome outcome) {
        database.run(() -> database.now(new Statements.Statement(sql, arguments, outcome)));
    }
}
