package dev.pageturner.bot.postgres;

import com.zaxxer.hikari.HikariDataSource;
import dev.pageturner.bot.base.StorageException;
import dev.pageturner.bot.base.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bot's PostgreSQL: transactions bound to threads, over a small pool. It may be started before its database can be
 * reached; until then every transaction fails fast, and afterwards they work without anybody's help.
 */
public final class Database implements Transactions, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Database.class);
    private static final int ATTEMPTS = 4;

    private final Schema schema;
    private final HikariDataSource pool;
    private final ThreadLocal<@Nullable Current> current = new ThreadLocal<>();

    private Database(DatabaseSettings settings) {
        this.schema = new Schema(settings);
        this.pool = Pools.create(settings, schema);
    }

    /** Connects and brings the schema up to date, or goes on trying in the background when the database is not there yet. */
    public static Database start(DatabaseSettings settings) {
        Database database = new Database(settings);
        database.schema.migrate();
        return database;
    }

    /** What a person has to know about the database now; empty when there is nothing to say. */
    public List<String> warnings() {
        return schema.warnings();
    }

    /** True once the tables are there and up to date. */
    public boolean migrated() {
        return schema.ready();
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        if (current.get() != null) {
            return work.get();
        }
        if (!schema.ready()) {
            throw new StorageException(schema.state(), new IllegalStateException("not migrated"));
        }
        return attempt(work);
    }

    /** Somebody else was faster, or two waited for each other: the same work again finds the new state. */
    private <T> T attempt(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (StorageException e) {
                if (attempt == ATTEMPTS || !Failures.worthRepeating(e)) {
                    throw e;
                }
                log.debug("transaction is repeated, attempt {} met: {}", attempt, e.getMessage());
            }
        }
    }

    private <T> T once(Supplier<T> work) {
        Current mine = new Current(open());
        T result;
        current.set(mine);
        try (Connection connection = mine.connection) {
            result = finish(work, connection);
        } catch (SQLException e) {
            throw Failures.explain(e);
        } finally {
            current.remove();
        }
        mine.atOnce.forEach(Database::runHook);
        mine.afterCommit.forEach(Database::runHook);
        return result;
    }

    private <T> T finish(Supplier<T> work, Connection connection) throws SQLException {
        try {
            T result = work.get();
            flush();
            connection.commit();
            return result;
        } catch (RuntimeException | Error e) {
            rollBack(connection);
            throw e;
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // A connection that is gone has rolled back by itself; the pool finds out.
            log.debug("rollback failed: {}", e.getMessage());
        }
    }

    private static void runHook(Runnable hook) {
        try {
            hook.run();
        } catch (RuntimeException e) {
            log.error("what should happen after a commit failed; the commit itself stands", e);
        }
    }

    private Connection open() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw Failures.explain(e);
        }
    }

    @Override
    public void afterCommit(Runnable action) {
        Current mine = current.get();
        if (mine == null) {
            action.run();
        } else {
            mine.afterCommit.add(action);
        }
    }

    /** As {@link #afterCommit}, before anything else that happens then: somebody waits for it. */
    void atOnceAfterCommit(Runnable action) {
        current().atOnce.add(action);
    }

    /** Runs with the next statement of the running transaction, at the latest with its commit. */
    void later(Statements.Statement statement) {
        current().later.add(statement);
    }

    /** Runs in the running transaction, after all that was to run later. */
    void now(Statements.Statement statement) {
        later(statement);
        flush();
    }

    private void flush() {
        Current mine = current();
        List<Statements.Statement> all = List.copyOf(mine.later);
        mine.later.clear();
        if (!all.isEmpty()) {
            Statements.run(mine.connection, all);
        }
    }

    private Current current() {
        Current mine = current.get();
        if (mine == null) {
            throw new IllegalStateException("no transaction is running on this thread");
        }
        return mine;
    }

    /** A data source for libraries that take part in the running transaction, or open their own outside of one. */
    public DataSource dataSource() {
        return new JoiningDataSource(pool, () -> {
            Current mine = current.get();
            if (mine == null) {
                return null;
            }
            flush();
            return mine.connection;
        });
    }

    /** Asks the database for an answer, whatever it is. */
    public void ping() {
        new Sql(this).number("SELECT 1");
    }

    /** How many connections are in use, and how many callers wait for one. */
    public Pressure pressure() {
        var pressure = pool.getHikariPoolMXBean();
        return pressure == null
                ? new Pressure(0, 0)
                : new Pressure(pressure.getActiveConnections(), pressure.getThreadsAwaitingConnection());
    }

    public record Pressure(int inUse, int waiting) {}

    @Override
    public void close() {
        schema.close();
        pool.close();
    }

    private static final class Current {
        final Connection connection;
        final List<Statements.Statement> later = new ArrayList<>();
        final List<Runnable> atOnce = new ArrayList<>();
        final List<Runnable> afterCommit = new ArrayList<>();

        Current(Connection connection) {
            this.connection = connection;
        }
    }
}
