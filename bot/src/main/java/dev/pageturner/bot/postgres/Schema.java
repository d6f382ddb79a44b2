package dev.pageturner.bot.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the tables up to date as the connecting user, once the database can be reached. */
final class Schema implements AutoCloseable {
    static final String NAME = "pageturner";

    private static final Logger log = LoggerFactory.getLogger(Schema.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final DatabaseSettings settings;
    private final ScheduledExecutorService retries = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "database-migration");
        thread.setDaemon(true);
        return thread;
    });
    private volatile String state = "the database has not been reached yet; nothing was stored";
    private volatile boolean ready;
    private volatile boolean asBotRole;

    Schema(DatabaseSettings settings) {
        this.settings = settings;
    }

    boolean ready() {
        return ready;
    }

    boolean asBotRole() {
        return asBotRole;
    }

    String state() {
        return state;
    }

    List<String> warnings() {
        if (!ready) {
            return List.of(state);
        }
        return asBotRole
                ? List.of()
                : List.of("the bot works with the rights of its login: CREATE ROLE " + Roles.BOT + " NOLOGIN and GRANT "
                        + Roles.BOT + " to that login, and it can no longer change what is on record");
    }

    /** Tries now, and every second until it works. */
    void migrate() {
        try (Connection connection = DriverManager.getConnection(settings.url(), Pools.properties(settings))) {
            boolean lesser = Roles.ensure(connection);
            bringUpToDate(connection, lesser);
            asBotRole = lesser;
            ready = true;
            retries.shutdown();
        } catch (SQLException | FlywayException e) {
            waitAndTryAgain(e);
        }
    }

    private void bringUpToDate(Connection connection, boolean lesser) throws SQLException {
        SchemaMark mark = new SchemaMark();
        String role = lesser ? "'" + Roles.BOT + "'" : "current_user";
        if (!mark.isOn(connection, role)) {
            flyway(lesser ? Roles.BOT : "CURRENT_USER").migrate();
            mark.put(connection, role);
        }
    }

    private void waitAndTryAgain(Exception e) {
        String now = e instanceof SQLException
                ? "the database cannot be reached (" + Failures.firstLine(e) + "); nothing was stored"
                : "the tables could not be brought up to date (" + Failures.firstLine(e) + "); nothing was stored";
        if (!now.equals(state)) {
            log.error("{} - the bot tries again every second", now);
        }
        state = now;
        if (!retries.isShutdown()) {
            retries.schedule(this::migrate, RETRY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private Flyway flyway(String role) {
        return Flyway.configure()
                .dataSource(settings.url(), userOrNull(), settings.password().reveal())
                .jdbcProperties(Map.of("ApplicationName", "pageturner migrations", "connectTimeout", "2"))
                .schemas(NAME)
                .defaultSchema(NAME)
                .locations("classpath:dev/pageturner/bot/postgres/migrations")
                .placeholders(Map.of("role", role))
                .connectRetries(0)
                .load();
    }

    @SuppressWarnings("NullAway") // Flyway takes null for: the URL says it.
    private String userOrNull() {
        return settings.user().isEmpty() ? null : settings.user();
    }

    @Override
    public void close() {
        retries.shutdownNow();
    }
}
