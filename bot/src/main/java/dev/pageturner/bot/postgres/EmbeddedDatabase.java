package dev.pageturner.bot.postgres;

import dev.pageturner.bot.base.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of its own for those who do not bring one: on loopback only, with a password, and as durable as an installed one.
 * It survives restarts of the bot, and its being killed.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String USER = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;
    private final EmbeddedFolder folder;

    private EmbeddedDatabase(EmbeddedPostgres server, EmbeddedFolder folder) {
        this.server = server;
        this.folder = folder;
    }

    /**
     * Starts it on a free port.
     *
     * @param directory where data, password and the unpacked server live; made when missing
     * @throws UncheckedIOException with a sentence when another Pageturner uses the directory, or it cannot be started
     */
    public static EmbeddedDatabase start(Path directory) {
        EmbeddedFolder folder = EmbeddedFolder.open(directory);
        try {
            folder.stopOrphan();
            EmbeddedPostgres server = builder(folder).start();
            log.info("embedded PostgreSQL listens on 127.0.0.1:{}, data in {}", server.getPort(), folder.data());
            return new EmbeddedDatabase(server, folder);
        } catch (IOException | IllegalStateException e) {
            folder.close();
            throw new UncheckedIOException(new IOException(
                    "the embedded PostgreSQL does not start in " + directory
                            + "; see its messages above, or set DATABASE_URL to a server of yours",
                    e));
        }
    }

    /** The one that another process has started in the directory; empty when none runs there. */
    public static Optional<DatabaseSettings> running(Path directory) {
        return EmbeddedFolder.runningPort(directory)
                .map(port -> DatabaseSettings.of(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, EmbeddedFolder.password(directory)));
    }

    private static EmbeddedPostgres.Builder builder(EmbeddedFolder folder) throws IOException {
        // The library starts servers for tests: no fsync, nobody asks for a password. Here it is the other way round.
        // What it
        // calls locale settings are plain options of initdb, where the last one wins.
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.data())
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(folder.binaries().toFile())
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", folder.passwordFile().toString())
                .setLocaleConfig("locale", "C")
                .setConnectConfig("password", folder.password().reveal())
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "''")
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "32MB")
                .setPGStartupWait(PATIENCE);
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    public DatabaseSettings settings() {
        return DatabaseSettings.of(url(), USER, password());
    }

    public Secret password() {
        return folder.password();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            log.warn("the embedded PostgreSQL did not stop as it should: {}", e.getMessage());
        } finally {
            folder.close();
        }
    }
}
