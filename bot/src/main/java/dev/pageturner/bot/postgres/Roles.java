package dev.pageturner.bot.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lesser role that the bot works as. The connecting user owns the tables; the bot, day by day, may only do to them what
 * afterMigrate.sql grants, so that not even a bug of its own can rewrite the audit trail.
 */
final class Roles {
    static final String BOT = "pageturner_bot";

    private static final Logger log = LoggerFactory.getLogger(Roles.class);

    private Roles() {}

    /** True when the connecting user can work as the bot's role. */
    static boolean ensure(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // Roles belong to the whole server: replicas that start together must not create it twice.
            statement.execute("SELECT pg_advisory_lock(7243690051)");
            try {
                return exists(statement) ? join(statement) : create(statement) && join(statement);
            } finally {
                statement.execute("SELECT pg_advisory_unlock(7243690051)");
            }
        }
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT 1 FROM pg_roles WHERE rolname = '" + BOT + "'")) {
            return rows.next();
        }
    }

    private static boolean create(Statement statement) {
        return attempt(statement, "CREATE ROLE " + BOT + " NOLOGIN") || attempt(statement, "SET ROLE " + BOT);
    }

    private static boolean join(Statement statement) {
        return attempt(statement, "SET ROLE " + BOT + "; RESET ROLE")
                || (attempt(statement, "GRANT " + BOT + " TO CURRENT_USER")
                        && attempt(statement, "SET ROLE " + BOT + "; RESET ROLE"));
    }

    private static boolean attempt(Statement statement, String sql) {
        try {
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            log.debug("not possible here: {}: {}", sql, Failures.firstLine(e));
            return false;
        }
    }
}
