package dev.pageturner.bot.base;

import java.util.function.Supplier;

/**
 * Runs work in one database transaction, bound to the calling thread: stores used inside take part in it. A call inside a
 * running transaction joins it.
 */
public interface Transactions {
    /**
     * @throws StorageException when the database does not answer or refuses; nothing was committed
     */
    <T> T inTransaction(Supplier<T> work);

    /** Runs the action once the current transaction has committed, never when it rolls back; outside of one at once. */
    void afterCommit(Runnable action);

    default void run(Runnable work) {
        inTransaction(() -> {
            work.run();
            return true;
        });
    }
}
