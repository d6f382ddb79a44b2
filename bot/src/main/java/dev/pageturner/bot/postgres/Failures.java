package dev.pageturner.bot.postgres;

import dev.pageturner.bot.base.StorageException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says in one sentence what went wrong in the database, and whether the same again may go right. */
final class Failures {
    /** Serialization failure, deadlock, and a unique key that a concurrent transaction took first. */
    private static final Set<String> REPEATABLE = Set.of("40001", "40P01", "23505");

    private Failures() {}

    static boolean worthRepeating(StorageException e) {
        return e.getCause() instanceof SQLException sql && REPEATABLE.contains(state(sql));
    }

    static StorageException explain(SQLException e) {
        return new StorageException(sentence(e), e);
    }

    private static String sentence(SQLException e) {
        String state = state(e);
        if (state.startsWith("08")
                || state.startsWith("57P")
                || e instanceof java.sql.SQLTransientConnectionException) {
            return "the database does not answer; nothing was stored";
        }
        return switch (state) {
            case "57014", "55P03" -> "the database took too long; nothing was stored";
            case "53100" -> "the disk of the database is full; nothing was stored";
            case "53300" -> "the database has no connection left; nothing was stored";
            case "25006" -> "the database is read-only, it may be a standby; nothing was stored";
            case "42501" -> "the database role lacks a privilege (" + firstLine(e) + "); nothing was stored";
            case "40001", "40P01" -> "others kept changing the same rows; nothing was stored, try again";
            default -> "the database refused (" + state + ": " + firstLine(e) + "); nothing was stored";
        };
    }

    static String state(SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    /** Without the rows and values that PostgreSQL adds in further lines: they may hold anything. */
    static String firstLine(@Nullable Throwable e) {
        String message = e == null || e.getMessage() == null ? "no reason given" : e.getMessage();
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
