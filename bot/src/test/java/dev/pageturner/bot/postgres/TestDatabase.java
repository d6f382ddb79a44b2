package dev.pageturner.bot.postgres;

import dev.pageturner.bot.base.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A fresh, migrated database for each test, copied from a template on one server per JVM:
 * {@code @RegisterExtension final TestDatabase postgres = new TestDatabase();} then {@code postgres.database()}.
 */
public final class TestDatabase implements BeforeEachCallback, AfterEachCallback, AutoCloseable {
    private static final String TEMPLATE = "pageturner_template";
    private static final AtomicInteger made = new AtomicInteger();
    private static @Nullable EmbeddedPostgres server;

    private @Nullable String name;
    private @Nullable Database database;

    /** Opened on first use, closed after the test. */
    public synchronized Database database() {
        if (database == null) {
            database = Database.start(settings());
        }
        return database;
    }

    /** Of this test's own database; its user owns everything. */
    public synchronized DatabaseSettings settings() {
        if (name == null) {
            name = create();
        }
        return settings(name);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        close();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
    }

    @Override
    public synchronized void close() {
        if (database != null) {
            database.close();
            database = null;
        }
        if (name != null) {
            run("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            name = null;
        }
    }

    private static synchronized String create() {
        if (server == null) {
            server = start();
            run("CREATE DATABASE " + TEMPLATE);
            try (Database template = Database.start(settings(TEMPLATE))) {
                if (!template.migrated()) {
                    throw new IllegalStateException(template.warnings().toString());
                }
            }
        }
        String name = "test_" + made.incrementAndGet();
        run("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE + " STRATEGY file_copy");
        return name;
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "''")
                    .setServerConfig("wal_level", "minimal")
                    .setServerConfig("max_wal_senders", "0")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DatabaseSettings settings(String name) {
        return DatabaseSettings.of(url(name), "postgres", new Secret(""));
    }

    private static String url(String name) {
        if (server == null) {
            throw new IllegalStateException("no server");
        }
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name;
    }

    private static void run(String sql) {
        try (Connection connection = DriverManager.getConnection(url("postgres"), "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
