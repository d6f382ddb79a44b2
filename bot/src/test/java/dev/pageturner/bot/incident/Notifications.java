package dev.pageturner.bot.incident;

import dev.pageturner.bot.alert.Alert;
import dev.pageturner.bot.alert.Notification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Notifications for tests, as an Alertmanager would send them. */
public final class Notifications {
    public static final Instant TEN = Instant.parse("2026-11-21T10:00:00Z");

    private Notifications() {}

    public static Notification of(String groupKey, Alert... alerts) {
        return new Notification(
                "main",
                "pageturner",
                groupKey,
                Stream.of(alerts).anyMatch(Alert::firing),
                Map.of("alertname", "MCDown"),
                Map.of("team", "media"),
                Map.of(),
                "http://alertmanager",
                0,
                List.of(alerts));
    }

    public static Alert firing(String fingerprint, Instant startsAt) {
        return alert(fingerprint, startsAt, null);
    }

    public static Alert resolved(String fingerprint, Instant startsAt, Instant endsAt) {
        return alert(fingerprint, startsAt, endsAt);
    }

    private static Alert alert(String fingerprint, Instant startsAt, @Nullable Instant endsAt) {
        return new Alert(
                fingerprint,
                endsAt == null,
                Map.of("alertname", "MCDown", "pod", fingerprint),
                Map.of("summary", "down"),
                startsAt,
                endsAt,
                "http://prometheus");
    }
}
