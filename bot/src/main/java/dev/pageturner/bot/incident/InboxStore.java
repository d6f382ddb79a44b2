package dev.pageturner.bot.incident;

import dev.pageturner.bot.alert.Notification;
import java.util.List;

/** Where notifications wait until they are worked in. Every method takes part in the transaction of the calling thread. */
public interface InboxStore {
    /** In this order. */
    void put(List<Notification> notifications);

    /**
     * Until the transaction ends no other process works anything in.
     *
     * @return false when another process is at it, or when something waits that has to be worked in first
     */
    boolean takeTurnIfEmpty();

    /**
     * The oldest ones that have not failed too often. Until the transaction ends no other process gets any, so that what is said
     * about one group is worked in in the order in which it was said.
     *
     * @return empty when nothing waits, or when another process is at it
     */
    List<Held> lockNext(int atMost);

    void remove(List<Held> held);

    /** Counts an attempt that failed; after a few it is passed over, and kept for a person to look at. */
    void failed(Held held, String trouble);

    record Held(long id, Notification notification) {}
}
