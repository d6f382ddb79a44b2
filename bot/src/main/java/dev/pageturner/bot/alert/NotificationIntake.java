package dev.pageturner.bot.alert;

/** Takes a notification over. When it returns, the notification is committed. */
@FunctionalInterface
public interface NotificationIntake {
    /** @throws dev.pageturner.bot.base.StorageException when it could not be stored; Alertmanager has to try again */
    void accept(Notification notification);
}
