package dev.pageturner.bot.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of a result, read by column name. A null where none may be is an error that names the column. */
final class Row {
    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    String text(String column) throws SQLException {
        return Objects.requireNonNull(rows.getString(column), column);
    }

    @Nullable
    String textOrNull(String column) throws SQLException {
        return rows.getString(column);
    }

    long number(String column) throws SQLException {
        return rows.getLong(column);
    }

    long number(int column) throws SQLException {
        return rows.getLong(column);
    }

    @Nullable
    Long numberOrNull(String column) throws SQLException {
        long value = rows.getLong(column);
        return rows.wasNull() ? null : value;
    }

    boolean flag(String column) throws SQLException {
        return rows.getBoolean(column);
    }

    byte[] bytes(String column) throws SQLException {
        return Objects.requireNonNull(rows.getBytes(column), column);
    }

    byte @Nullable [] bytesOrNull(String column) throws SQLException {
        return rows.getBytes(column);
    }

    UUID uuid(String column) throws SQLException {
        return Objects.requireNonNull(uuidOrNull(column), column);
    }

    @Nullable
    UUID uuidOrNull(String column) throws SQLException {
        return rows.getObject(column, UUID.class);
    }

    Instant instant(String column) throws SQLException {
        return Objects.requireNonNull(instantOrNull(column), column);
    }

    @Nullable
    Instant instantOrNull(String column) throws SQLException {
        OffsetDateTime value = rows.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    <E extends Enum<E>> E constant(String column, Class<E> type) throws SQLException {
        return Enum.valueOf(type, text(column));
    }

    <T> T json(String column, Class<T> type) throws SQLException {
        return Json.read(text(column), type);
    }

    <T> T json(String column, TypeReference<T> type) throws SQLException {
        return Json.read(text(column), type);
    }

    <T> @Nullable T jsonOrNull(String column, Class<T> type) throws SQLException {
        String json = textOrNull(column);
        return json == null ? null : Json.read(json, type);
    }
}
