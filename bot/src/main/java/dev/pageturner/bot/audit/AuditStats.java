package dev.pageturner.bot.audit;

import java.util.List;

/**
 * Counts over one window of time.
 *
 * @param total entries
 * @param failures entries whose outcome is failed, refused or unknown
 * @param topErrors the most frequent of those, most frequent first
 */
public record AuditStats(long total, long failures, List<TopError> topErrors) {
    public AuditStats {
        topErrors = List.copyOf(topErrors);
    }

    /** @param error what was tried and how it ended, for example {@code execution.ended failed} */
    public record TopError(String error, long count) {}
}
