package dev.pageturner.bot.incident;

import dev.pageturner.bot.alert.Notification;
import java.util.Optional;

/** Where notifications wait until they are worked in. Every method takes part in the transaction of the calling thread. */
public interface InboxStore {
    void put(Notification notification);

    /**
     * The oldest one that has not failed too often. Until the transaction ends no other process gets one, so that what is said
     * about one group is worked in in the order in which it was said.
     *
     * @return empty when nothing waits, or when another process is at it
     */
    Optional<Held> lockNext();

    void remove(long id);

    /** Counts an attempt that failed; after a few it is passed over, and kept for a person to look at. */
    void failed(long id, String trouble);

    record Held(long id, Notification notification) {}
}
