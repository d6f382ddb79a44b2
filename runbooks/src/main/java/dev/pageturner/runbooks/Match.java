package dev.pageturner.runbooks;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which scenario an alert opens, and why.
 *
 * @param others further candidates, the most specific first
 */
public record Match(By by, @Nullable Scenario scenario, List<Scenario> others) {
    public Match {
        others = List.copyOf(others);
    }

    /** First hit wins, in this order. The names are those of the contract's JSON. */
    public enum By {
        ROUTING,
        RUNBOOK_URL,
        ALERT_LINE,
        NAME,
        NONE;

        public String id() {
            return this == ALERT_LINE ? "alert-line" : name().toLowerCase(Locale.ROOT);
        }
    }
}
