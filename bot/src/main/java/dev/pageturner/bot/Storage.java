package dev.pageturner.bot;

import dev.pageturner.bot.config.Settings;
import dev.pageturner.bot.postgres.Database;
import dev.pageturner.bot.postgres.DatabaseSettings;
import dev.pageturner.bot.postgres.EmbeddedDatabase;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bot's own database: the one that is configured, or an embedded one. */
final class Storage implements AutoCloseable {
    private final @Nullable EmbeddedDatabase embedded;
    private final Database database;

    private Storage(@Nullable EmbeddedDatabase embedded, Database database) {
        this.embedded = embedded;
        this.database = database;
    }

    static Storage open(Settings settings) {
        Settings.Database configured = settings.database();
        if (configured != null) {
            return new Storage(
                    null,
                    Database.start(DatabaseSettings.of(configured.url(), configured.user(), configured.password())));
        }
        EmbeddedDatabase embedded = EmbeddedDatabase.start(settings.data().resolve("postgres"));
        return new Storage(embedded, Database.start(embedded.settings()));
    }

    /** As {@link #open}, beside a bot that may be running: its embedded database is shared, not taken. */
    static Storage beside(Settings settings) {
        if (settings.database() == null) {
            Optional<DatabaseSettings> running =
                    EmbeddedDatabase.running(settings.data().resolve("postgres"));
            if (running.isPresent()) {
                return new Storage(null, Database.start(running.get()));
            }
        }
        return open(settings);
    }

    Database database() {
        return database;
    }

    /** The embedded one stops last, when nobody needs it any more. */
    @Override
    public void close() {
        database.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
