package dev.pageturner.bot.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs statements, several of them in one round trip: the driver sends them one after the other and waits once. */
final class Statements {
    /** The protocol counts arguments in 16 bits. */
    private static final int MOST_ARGUMENTS = 30_000;

    private Statements() {}

    /** Reads what the statement gave, which the executed one shows now. */
    @FunctionalInterface
    interface Outcome {
        void read(PreparedStatement executed) throws SQLException;
    }

    record Statement(String sql, @Nullable Object[] arguments, Outcome outcome) {}

    static void run(Connection connection, List<Statement> statements) {
        int from = 0;
        int arguments = 0;
        for (int i = 0; i < statements.size(); i++) {
            int more = statements.get(i).arguments().length;
            if (arguments + more > MOST_ARGUMENTS) {
                together(connection, statements.subList(from, i));
                from = i;
                arguments = 0;
            }
            arguments += more;
        }
        together(connection, statements.subList(from, statements.size()));
    }

    private static void together(Connection connection, List<Statement> statements) {
        String sql = statements.stream().map(Statement::sql).collect(Collectors.joining(";\n"));
        try (PreparedStatement prepared = connection.prepareStatement(sql)) {
            int index = 1;
            for (Statement statement : statements) {
                for (Object argument : statement.arguments()) {
                    bind(connection, prepared, index++, argument);
                }
            }
            prepared.execute();
            for (int i = 0; i < statements.size(); i++) {
                if (i > 0) {
                    prepared.getMoreResults();
                }
                statements.get(i).outcome().read(prepared);
            }
        } catch (SQLException e) {
            throw Failures.explain(e);
        }
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
