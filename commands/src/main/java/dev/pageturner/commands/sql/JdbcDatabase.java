package dev.pageturner.commands.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pageturner.commands.Abort;
import dev.pageturner.commands.Patience;
import dev.pageturner.commands.SystemUnreachableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One database: a small pool of connections on which every transaction is read-only. */
final class JdbcDatabase implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(JdbcDatabase.class);
    private static final String QUERY_CANCELED = "57014";

    private final String name;
    private final DatabaseLogin login;
    private final AtomicBoolean roleLookedAt = new AtomicBoolean();
    private @Nullable HikariDataSource pool;

    JdbcDatabase(String name, DatabaseLogin login) {
        this.name = name;
        this.login = login;
    }

    /** The last part of the URL's path, which is what {@code psql -d} takes. */
    String nameOnServer() {
        String path = login.url().replaceFirst("[?].*", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    SqlAnswer query(String statement, List<String> values, SqlLimits limits, Patience patience) {
        if (!login.url().startsWith("jdbc:postgresql:")) {
            return new SqlAnswer.Refused(
                    "database \"" + name + "\" is not a PostgreSQL: its url has to start with jdbc:postgresql:");
        }
        try (Connection connection = pool().getConnection()) {
            try {
                return ask(connection, statement, values, limits, patience);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private SqlAnswer ask(Connection connection, String sql, List<String> values, SqlLimits limits, Patience patience)
            throws SQLException {
        prepare(connection, patience);
        try (Statement statement = values.isEmpty() ? connection.createStatement() : bound(connection, sql, values);
                Abort abort = Abort.when(patience, () -> cancel(statement))) {
            statement.setEscapeProcessing(false);
            statement.setMaxRows(limits.rows() + 1);
            statement.setFetchSize(Math.min(limits.rows() + 1, 100));
            try (ResultSet result =
                    statement instanceof PreparedStatement bound ? bound.executeQuery() : statement.executeQuery(sql)) {
                return RowReader.read(result, limits);
            }
        } catch (SQLException e) {
            if (e.getSQLState() == null
                    || e.getSQLState().startsWith("08")
                    || e.getSQLState().startsWith("57P")) {
                throw e;
            }
            return new SqlAnswer.Refused(refusal(e, sql, patience));
        }
    }

    private static PreparedStatement bound(Connection connection, String sql, List<String> values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.size(); i++) {
            statement.setString(i + 1, values.get(i));
        }
        return statement;
    }

    /**
     * A query of our own comes first: from then on PostgreSQL itself refuses to make the transaction read-write.
     */
    private void prepare(Connection connection, Patience patience) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT set_config('statement_timeout', '"
                    + patience.timeout().toMillis() + "', true), " + "set_config('lock_timeout', '2000', true)");
        }
        if (roleLookedAt.compareAndSet(false, true)) {
            warnOfPowerfulRole(connection);
        }
    }

    private void warnOfPowerfulRole(Connection connection) throws SQLException {
        String question =
                "SELECT current_user, rolsuper OR rolcreaterole OR EXISTS (SELECT FROM pg_class c JOIN pg_namespace n"
                        + " ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog',"
                        + " 'information_schema') AND has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE'))"
                        + " FROM pg_roles WHERE rolname = current_user";
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            if (answer.next() && answer.getBoolean(2)) {
                log.warn(
                        "Database {}: role {} could write; it is held to read-only transactions, but a role with SELECT only"
                                + " would be safer",
                        name,
                        answer.getString(1));
            }
        }
    }

    private static String refusal(SQLException e, String sql, Patience patience) {
        if (!QUERY_CANCELED.equals(e.getSQLState())) {
            return ServerMessages.printed(e, sql);
        }
        return patience.cancelled().getAsBoolean()
                ? "stopped before the database had answered"
                : "no answer within " + patience.timeout().toSeconds() + " s: the statement was ended; ask for less";
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            log.debug("a statement could not be cancelled", e);
        }
    }

    private SystemUnreachableException unreachable(SQLException e) {
        Throwable root = e;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            root = cause instanceof SQLException ? cause : root;
        }
        String reason = String.valueOf(root.getMessage());
        if (!login.password().isEmpty()) {
            reason = reason.replace(login.password(), "***");
        }
        // Without the cause: drivers and pools put the URL, and with it secrets, into theirs.
        return new SystemUnreachableException(
                "database \"" + name + "\" does not answer: " + reason, new SQLException(reason, e.getSQLState()));
    }

    private synchronized HikariDataSource pool() {
        HikariDataSource open = pool;
        if (open == null) {
            open = new HikariDataSource(config());
            pool = open;
        }
        return open;
    }

    private HikariConfig config() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("diagnostics-" + name);
        config.setJdbcUrl(login.url());
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.setReadOnly(true);
        config.setAutoCommit(false);
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(0);
        config.setIdleTimeout(60_000);
        config.setConnectionTimeout(5_000);
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "pageturner");
        config.addDataSourceProperty("connectTimeout", "5");
        config.addDataSourceProperty(
                "options", "-c default_transaction_read_only=on -c standard_conforming_strings=on");
        // Text as psql would show it, also on the fifth time.
        config.addDataSourceProperty("binaryTransfer", "false");
        config.addDataSourceProperty("prepareThreshold", "0");
        config.addDataSourceProperty("maxResultBuffer", "32M");
        return config;
    }

    @Override
    public synchronized void close() {
        if (pool != null) {
            pool.close();
            pool = null;
        }
    }
}
