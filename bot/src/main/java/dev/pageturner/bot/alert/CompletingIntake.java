package dev.pageturner.bot.alert;

import dev.pageturner.bot.base.StorageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the alerts that Alertmanager left out of a notification ({@code max_alerts}). What was sent is committed first, and
 * the rest follows as if it had been sent, off the thread that Alertmanager waits for. What cannot be fetched now comes with the
 * next notification of the group.
 */
public final class CompletingIntake implements NotificationIntake, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CompletingIntake.class);
    private static final int ATTEMPTS = 3;
    private static final long PAUSE_MILLIS = 2_000;

    private final NotificationIntake next;
    private final AlertmanagerApi api;
    private final Set<String> known;
    private final ScheduledExecutorService fetching = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "alerts-left-out");
        thread.setDaemon(true);
        return thread;
    });

    /** @param known names of the Alertmanagers that can be asked */
    public CompletingIntake(NotificationIntake next, AlertmanagerApi api, Set<String> known) {
        this.next = next;
        this.api = api;
        this.known = Set.copyOf(known);
    }

    @Override
    public void accept(Notification notification) {
        next.accept(notification);
        taken(notification);
    }

    @Override
    public CompletableFuture<@Nullable Void> take(Notification notification) {
        return next.take(notification).thenRun(() -> taken(notification));
    }

    private void taken(Notification notification) {
        if (notification.truncatedAlerts() == 0) {
            return;
        }
        if (known.contains(notification.source())) {
            fetching.execute(() -> complete(notification, 1));
        } else {
            log.warn(
                    "{} left {} alerts of {} out; set its url under alertmanagers, and they are fetched",
                    notification.source(),
                    notification.truncatedAlerts(),
                    notification.groupKey());
        }
    }

    private void complete(Notification notification, int attempt) {
        try {
            Notification whole = with(notification, api.firing(notification));
            if (whole.alerts().size() > notification.alerts().size()) {
                next.accept(whole);
                log.info(
                        "{} alerts that {} had left out of {} were fetched",
                        whole.alerts().size() - notification.alerts().size(),
                        notification.source(),
                        notification.groupKey());
            }
        } catch (IOException | StorageException e) {
            log.warn(
                    "the alerts that {} left out of {} could not be fetched, attempt {} of {}: {}",
                    notification.source(),
                    notification.groupKey(),
                    attempt,
                    ATTEMPTS,
                    e.getMessage());
            if (attempt < ATTEMPTS && !fetching.isShutdown()) {
                fetching.schedule(
                        () -> complete(notification, attempt + 1), PAUSE_MILLIS * attempt, TimeUnit.MILLISECONDS);
            }
        } catch (RuntimeException e) {
            log.error("the alerts left out of {} could not be taken", notification.groupKey(), e);
        }
    }

    /** Only what the notification did not say itself: that is newer or as new. */
    private static Notification with(Notification notification, List<Alert> firing) {
        Set<String> said =
                notification.alerts().stream().map(Alert::fingerprint).collect(Collectors.toSet());
        List<Alert> alerts = new ArrayList<>(notification.alerts());
        firing.stream().filter(alert -> !said.contains(alert.fingerprint())).forEach(alerts::add);
        return new Notification(
                notification.source(),
                notification.receiver(),
                notification.groupKey(),
                notification.firing(),
                notification.groupLabels(),
                notification.commonLabels(),
                notification.commonAnnotations(),
                notification.externalUrl(),
                0,
                alerts);
    }

    @Override
    public void close() {
        fetching.shutdownNow();
    }
}
