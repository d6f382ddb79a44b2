package dev.pageturner.bot;

import dev.pageturner.bot.base.StorageException;
import dev.pageturner.bot.execution.ExecutionStore;
import dev.pageturner.bot.http.ReadinessCheck;
import dev.pageturner.bot.http.ReadinessCheck.Result;
import dev.pageturner.bot.postgres.Database;
import java.util.List;

/** What readiness looks at. */
final class Checks {
    private static final int MANY_UNFINISHED = 200;

    private Checks() {}

    static ReadinessCheck database(Database database) {
        return ReadinessCheck.of("db", () -> {
            try {
                database.ping();
            } catch (StorageException e) {
                return Result.fail("the database does not answer");
            }
            List<String> warnings = database.warnings();
            return warnings.isEmpty() ? Result.ok("answers") : Result.warn(String.join("; ", warnings));
        });
    }

    static ReadinessCheck executions(ExecutionStore store) {
        return ReadinessCheck.of("queue", () -> {
            try {
                int unfinished = store.unfinished(MANY_UNFINISHED + 1).size();
                return unfinished > MANY_UNFINISHED
                        ? Result.warn("more than " + MANY_UNFINISHED + " commands are not finished")
                        : Result.ok(unfinished + " commands are not finished");
            } catch (StorageException e) {
                return Result.fail("the queue cannot be read");
            }
        });
    }
}
