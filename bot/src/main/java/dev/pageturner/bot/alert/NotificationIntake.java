package dev.pageturner.bot.alert;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Takes notifications over. */
@FunctionalInterface
public interface NotificationIntake {
    /**
     * When it returns, the notification is committed.
     *
     * @throws dev.pageturner.bot.base.StorageException when it could not be stored; Alertmanager has to try again
     */
    void accept(Notification notification);

    /**
     * As {@link #accept}, without a thread that waits.
     *
     * @return done, on any thread, once it is committed; failed with what {@link #accept} would have thrown
     */
    default CompletableFuture<@Nullable Void> take(Notification notification) {
        try {
            accept(notification);
            return CompletableFuture.completedFuture(null);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
