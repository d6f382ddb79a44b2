package dev.pageturner.bot.http;

import dev.pageturner.bot.audit.AuditStats;
import dev.pageturner.bot.base.StorageException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jetty.server.Request;

/** What the audit trail holds, counted over the last five minutes, hour and day. */
final class AuditStatsEndpoint implements Endpoint {
    private static final Map<String, Duration> WINDOWS = windows();

    private final Function<Instant, AuditStats> stats;
    private final Clock clock;

    AuditStatsEndpoint(Function<Instant, AuditStats> stats, Clock clock) {
        this.stats = stats;
        this.clock = clock;
    }

    private static Map<String, Duration> windows() {
        Map<String, Duration> windows = new LinkedHashMap<>();
        windows.put("5m", Duration.ofMinutes(5));
        windows.put("1h", Duration.ofHours(1));
        windows.put("24h", Duration.ofDays(1));
        return windows;
    }

    @Override
    public Reply answer(Request request) {
        try {
            Instant now = clock.instant();
            Map<String, Object> windows = new LinkedHashMap<>();
            WINDOWS.forEach((name, length) -> windows.put(name, json(stats.apply(now.minus(length)))));
            return Reply.json(200, Map.of("windows", windows));
        } catch (StorageException e) {
            return Reply.json(503, Map.of("error", e.getMessage() == null ? "" : e.getMessage()));
        }
    }

    private static Map<String, Object> json(AuditStats stats) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("count", stats.total());
        json.put("failures", stats.failures());
        json.put(
                "top_errors",
                stats.topErrors().stream()
                        .map(top -> Map.of("error", top.error(), "count", top.count()))
                        .toList());
        return json;
    }
}
