package dev.pageturner.bot.postgres;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections for the bot's daily work: as its own, lesser role wherever the database let it create one. Whether it did
 * is known only once the database has been reached, which is why this is decided for each new connection.
 */
final class WorkingDataSource implements DataSource {
    private final DatabaseSettings settings;
    private final Schema schema;

    WorkingDataSource(DatabaseSettings settings, Schema schema) {
        this.settings = settings;
        this.schema = schema;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (!schema.ready()) {
            throw new SQLException(schema.state(), "08001");
        }
        Connection connection = DriverManager.getConnection(settings.url(), Pools.properties(settings));
        try (Statement statement = connection.createStatement()) {
            statement.execute(Pools.session(schema.asBotRole()));
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("logs through SLF4J");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
