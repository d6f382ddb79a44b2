package dev.pageturner.bot.incident;

import dev.pageturner.bot.alert.Notification;
import java.util.List;
import java.util.function.Supplier;

/** Where notifications wait until they are worked in. Every method takes part in the transaction of the calling thread. */
public interface InboxStore {
    /** In this order. */
    void put(List<Notification> notifications);

    /**
     * Until the transaction ends no other process works anything in. Whether it is this one's turn shows with the next question to the
     * database: one round trip less for an alert that comes alone.
     *
     * @param notNow is thrown by that question when another process is at it, or when something waits that has to be worked in first
     */
    void takeTurnIfEmpty(Supplier<RuntimeException> notNow);

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
