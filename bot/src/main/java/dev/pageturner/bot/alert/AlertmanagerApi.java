package dev.pageturner.bot.alert;

import java.io.IOException;
import java.util.List;

/** What is asked of an Alertmanager, beyond what it sends by itself. */
@FunctionalInterface
public interface AlertmanagerApi {
    /**
     * The alerts of a notification's group that fire now and are not muted.
     *
     * @throws IOException with a sentence when there is no usable answer
     */
    List<Alert> firing(Notification notification) throws IOException;
}
