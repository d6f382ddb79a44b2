package dev.pageturner.bot.incident;

import dev.pageturner.bot.alert.Notification;
import dev.pageturner.bot.alert.NotificationIntake;
import dev.pageturner.bot.base.StorageException;
import dev.pageturner.bot.base.Transactions;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits what Alertmanager sends with one statement and works it in right after: the sender waits for the commit only, however
 * much an incident takes. Working it in and forgetting it are one transaction, so nothing is lost and nothing counts twice.
 */
public final class Inbox implements NotificationIntake, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Inbox.class);
    private static final long LOOK_MILLIS = 1_000;

    private final Transactions transactions;
    private final InboxStore store;
    private final NotificationIntake incidents;
    private final Semaphore arrived = new Semaphore(0);
    private final Thread worker = new Thread(this::work, "inbox");
    private volatile boolean open = true;

    /** @param incidents what works a notification in, within the transaction that forgets it */
    public Inbox(Transactions transactions, InboxStore store, NotificationIntake incidents) {
        this.transactions = transactions;
        this.store = store;
        this.incidents = incidents;
        worker.setDaemon(true);
    }

    public void start() {
        worker.start();
    }

    @Override
    public void accept(Notification notification) {
        transactions.run(() -> store.put(notification));
        arrived.release();
    }

    private void work() {
        while (open) {
            try {
                if (!workOne()) {
                    // Another process may have put one, or may have died over one: look from time to time.
                    arrived.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                    arrived.drainPermits();
                }
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    /** True when there may be more. */
    private boolean workOne() throws InterruptedException {
        long[] at = {0};
        try {
            return transactions.inTransaction(() -> {
                Optional<InboxStore.Held> next = store.lockNext();
                next.ifPresent(held -> {
                    at[0] = held.id();
                    incidents.accept(held.notification());
                    store.remove(held.id());
                });
                return next.isPresent();
            });
        } catch (StorageException away) {
            log.debug("the inbox waits for the database: {}", away.getMessage());
            Thread.sleep(LOOK_MILLIS / 4);
            return true;
        } catch (RuntimeException fault) {
            setAside(at[0], fault);
            return true;
        }
    }

    /** One that cannot be worked in must not keep the ones behind it waiting. */
    private void setAside(long id, RuntimeException fault) {
        log.error("notification {} in the inbox could not be worked in", id, fault);
        try {
            transactions.run(() -> store.failed(id, String.valueOf(fault.getMessage())));
        } catch (StorageException away) {
            log.debug("its failure could not be noted: {}", away.getMessage());
        }
    }

    @Override
    public void close() {
        open = false;
        arrived.release();
        try {
            worker.join(LOOK_MILLIS * 3);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
