package dev.pageturner.bot.audit;

import dev.pageturner.bot.audit.AuditStore.Link;
import dev.pageturner.bot.audit.AuditStore.Unlinked;
import dev.pageturner.bot.base.StorageException;
import dev.pageturner.bot.base.Transactions;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lays the chain over committed entries, a moment after their commit. Chaining inside the writing transaction would make every
 * webhook and every click wait for each other.
 */
public final class Chainer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Chainer.class);
    private static final int BATCH = 500;

    private final Transactions transactions;
    private final AuditStore store;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "audit-chain");
        thread.setDaemon(true);
        return thread;
    });

    public Chainer(Transactions transactions, AuditStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    public void start() {
        timer.scheduleWithFixedDelay(this::quietly, 200, 500, TimeUnit.MILLISECONDS);
    }

    /** Links everything that is committed and not linked yet. Replicas take turns. */
    public void chain() {
        while (transactions.inTransaction(this::batch) == BATCH) {
            log.debug("chained {} entries", BATCH);
        }
    }

    private int batch() {
        List<Unlinked> unlinked = store.lockUnlinked(BATCH);
        @Nullable Link last = unlinked.isEmpty() ? null : store.last().orElse(null);
        for (Unlinked entry : unlinked) {
            last = Chain.next(last, entry.body());
            store.link(entry.entry(), last);
        }
        return unlinked.size();
    }

    private void quietly() {
        try {
            chain();
        } catch (RuntimeException fault) {
            log.warn(
                    "the audit chain could not be extended; trying again: {}",
                    fault.getMessage(),
                    fault instanceof StorageException ? null : fault);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
