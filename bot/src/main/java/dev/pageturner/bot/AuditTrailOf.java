package dev.pageturner.bot;

import dev.pageturner.bot.audit.AuditStore;
import dev.pageturner.bot.base.StorageException;
import dev.pageturner.bot.config.ConfigReader;
import dev.pageturner.bot.config.Loaded;
import dev.pageturner.bot.postgres.PostgresAudit;
import java.nio.file.Path;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The trail of a configured bot, opened for reading whether or not that bot is running. */
final class AuditTrailOf {
    private static final int UNUSABLE = 2;

    private AuditTrailOf() {}

    static int configured(@Nullable Path config, ToIntFunction<AuditStore> work) {
        Loaded loaded = new ConfigReader(System.getenv(), Path.of("").toAbsolutePath()).readForDatabase(config);
        if (loaded instanceof Loaded.Unusable unusable) {
            unusable.problems().forEach(System.err::println);
            return UNUSABLE;
        }
        try (Storage storage = Storage.beside(((Loaded.Ok) loaded).settings())) {
            return work.applyAsInt(new PostgresAudit(storage.database()));
        } catch (StorageException unreachable) {
            System.err.println("pageturner: the trail cannot be read: " + unreachable.getMessage());
            return UNUSABLE;
        }
    }
}
