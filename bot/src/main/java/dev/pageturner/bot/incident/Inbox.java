package dev.pageturner.bot.incident;

import dev.pageturner.bot.alert.Notification;
import dev.pageturner.bot.alert.NotificationIntake;
import dev.pageturner.bot.base.Signal;
import dev.pageturner.bot.base.StorageException;
import dev.pageturner.bot.base.Transactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits what Alertmanager sends. A notification that comes alone is worked in by the very transaction that takes it: nothing is
 * faster. Those that come while others are under way are put down, many with one commit, and worked in right after, in their
 * order: the senders wait for the disk only. Working in and forgetting are one transaction, so nothing is lost and nothing counts
 * twice.
 */
public final class Inbox implements NotificationIntake, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Inbox.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** Worked in by one transaction; more would hold up the first messages of a storm. */
    private static final int TOGETHER = 16;
    /**
     * When more comes in than is worked in meanwhile: the senders are waiting, and a channel takes one message a second. The first of a
     * storm are worked in before that, and the last as soon as it is over.
     */
    private static final Duration REST = Duration.ofMillis(200);

    private final Transactions transactions;
    private final InboxStore store;
    private final NotificationIntake incidents;
    private final SharedCommit<Notification> commits = new SharedCommit<>(this::commit);
    private final Signal arrived = new Signal();
    private final Thread worker = new Thread(this::work, "inbox");
    private final AtomicLong putDown = new AtomicLong();
    private volatile boolean open = true;
    private volatile boolean working;
    /** Something was put down that may not be worked in yet. */
    private volatile boolean behind;

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
        try {
            take(notification).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    @Override
    public CompletableFuture<@Nullable Void> take(Notification notification) {
        return commits.add(notification);
    }

    private void commit(List<Notification> together) {
        boolean alone = together.size() == 1 && worker.isAlive() && !working && !behind;
        if (!alone || !workInAtOnce(together.get(0))) {
            behind = true;
            transactions.run(() -> store.put(together));
            putDown.addAndGet(together.size());
            arrived.raise();
        }
    }

    /** False when it has to wait for its turn, or when it has to be put down first: whatever goes wrong must not lose it. */
    private boolean workInAtOnce(Notification notification) {
        try {
            transactions.run(() -> {
                store.takeTurnIfEmpty(NotNow::new);
                incidents.accept(notification);
            });
            return true;
        } catch (NotNow later) {
            return false;
        } catch (RuntimeException fault) {
            log.debug("it is put down and worked in later: {}", fault.getMessage());
            return false;
        }
    }

    private static final class NotNow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotNow() {
            super("it is another process's turn, or something came before", null, false, false);
        }
    }

    private void work() {
        while (open) {
            try {
                long before = putDown.get();
                if (!workIn(TOGETHER)) {
                    behind = false;
                    // Another process may have put one, or may have died over one: look from time to time.
                    arrived.await(LOOK);
                } else if (putDown.get() - before > TOGETHER) {
                    Thread.sleep(REST.toMillis());
                }
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    /** True when there may be more. */
    private boolean workIn(int atMost) throws InterruptedException {
        List<InboxStore.Held> taken = new ArrayList<>();
        working = true;
        try {
            return transactions.inTransaction(() -> workIn(atMost, taken));
        } catch (StorageException away) {
            log.debug("the inbox waits for the database: {}", away.getMessage());
            Thread.sleep(LOOK.toMillis() / 4);
            return true;
        } catch (RuntimeException fault) {
            return taken.size() > 1 ? workIn(1) : setAside(taken, fault);
        } finally {
            working = false;
        }
    }

    private boolean workIn(int atMost, List<InboxStore.Held> taken) {
        taken.clear();
        taken.addAll(store.lockNext(atMost));
        taken.forEach(held -> incidents.accept(held.notification()));
        store.remove(taken);
        return !taken.isEmpty();
    }

    /** One that cannot be worked in must not keep the ones behind it waiting. */
    private boolean setAside(List<InboxStore.Held> one, RuntimeException fault) throws InterruptedException {
        log.error(
                "notification {} in the inbox could not be worked in",
                one.stream().map(InboxStore.Held::id).toList(),
                fault);
        try {
            transactions.run(() -> one.forEach(held -> store.failed(held, String.valueOf(fault.getMessage()))));
        } catch (StorageException away) {
            log.debug("its failure could not be noted: {}", away.getMessage());
        }
        Thread.sleep(one.isEmpty() ? LOOK.toMillis() : 0);
        return true;
    }

    @Override
    public void close() {
        open = false;
        arrived.raise();
        try {
            worker.join(LOOK.toMillis() * 3);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
