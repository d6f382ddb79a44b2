package dev.pageturner.bot.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    @FunctionalInterface
    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    <T> List<T> list(String sql, Reader<T> reader, @Nullable Object... arguments) {
        return execute(sql, arguments, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                List<T> all = new ArrayList<>();
                Row row = new Row(rows);
                while (rows.next()) {
                    all.add(reader.read(row));
                }
                return all;
            }
        });
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
        return execute(sql, arguments, PreparedStatement::executeUpdate);
    }

    private <T> T execute(String sql, @Nullable Object[] arguments, Work<T> work) {
        return database.inTransaction(() -> {
            Connection connection = database.connection();
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < arguments.length; i++) {
                    bind(connection, statement, i + 1, arguments[i]);
                }
                return work.with(statement);
            } catch (SQLException e) {
                throw Failures.explain(e);
            }
        });
    }

    private static void bind(Connection connection, PreparedStatement statement, int index, @Nullable Object value)
            throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
        } else if (value instanceof Json json) {
            statement.setObject(index, json.text(), Types.OTHER);
        } else if (value instanceof Instant instant) {
            // As text, for the same reason as in Pools: PostgreSQL knows the type of the column.
            statement.setObject(index, instant.toString(), Types.OTHER);
        } else if (value instanceof Enum<?> constant) {
            statement.setString(index, constant.name());
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else if (value instanceof Collection<?> many) {
            statement.setArray(index, connection.createArrayOf(elementType(many), many.toArray()));
        } else {
            statement.setObject(index, value);
        }
    }

    private static String elementType(Collection<?> many) {
        Object first = many.isEmpty() ? "" : many.iterator().next();
        if (first instanceof UUID) {
            return "uuid";
        }
        return first instanceof Long ? "int8" : "text";
    }
}
