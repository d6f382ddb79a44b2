package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.RunbookLibrary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule may look at.
 *
 * @param alerts of the rule files; null when none were given, so that nothing can be said about them
 * @param schema of the databases that steps ask; null when none was given
 */
record Evidence(
        RunbookLibrary library,
        @Nullable List<AlertRule> alerts,
        @Nullable Schema schema) {
    Evidence {
        alerts = alerts == null ? null : List.copyOf(alerts);
    }
}
