package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.RunbookLibrary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule may look at.
 *
 * @param alerts of the rule files; null when none were given, so that nothing can be said about them
 */
record Evidence(RunbookLibrary library, @Nullable List<AlertRule> alerts) {
    Evidence {
        alerts = alerts == null ? null : List.copyOf(alerts);
    }
}
