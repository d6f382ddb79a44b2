package dev.pageturner.bot.execution;

import dev.pageturner.bot.base.Transactions;
import dev.pageturner.bot.execution.Transition.Moved;
import dev.pageturner.bot.execution.Transition.Stays;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Applies events to stored executions: state, event and everything that listeners write are one transaction, and what is
 * ready to run is announced once it has committed. Handing over the same event twice changes nothing the second time.
 */
public final class Executions {
    private final Transactions transactions;
    private final ExecutionStore store;
    private final List<ExecutionListener> listeners;
    private final Runnable ready;

    /** @param ready called after a commit that made something ready to run */
    public Executions(
            Transactions transactions, ExecutionStore store, List<ExecutionListener> listeners, Runnable ready) {
        this.transactions = transactions;
        this.store = store;
        this.listeners = new CopyOnWriteArrayList<>(listeners);
        this.ready = ready;
    }

    /** Adds a listener that itself requests executions, and so can only be made after this. */
    public void also(ExecutionListener listener) {
        listeners.add(listener);
    }

    public Execution request(Execution execution) {
        return transactions.inTransaction(() -> {
            store.insert(execution);
            listeners.forEach(listener -> listener.changed(null, execution));
            announce(execution);
            return execution;
        });
    }

    /** Takes the oldest ready one for a process; empty when there is none. */
    public Optional<Execution> claim(boolean reads, Set<String> except, String claimant, Instant now) {
        return transactions.inTransaction(() -> store.lockReady(reads, except)
                .map(found -> applyTo(found, new ExecutionEvent.Claimed(claimant, now)))
                .filter(Moved.class::isInstance)
                .map(moved -> ((Moved) moved).after()));
    }

    /** @throws IllegalArgumentException when there is no such execution */
    public Transition apply(UUID id, ExecutionEvent event) {
        return transactions.inTransaction(() ->
                applyTo(store.lock(id).orElseThrow(() -> new IllegalArgumentException("no execution " + id)), event));
    }

    private Transition applyTo(Execution before, ExecutionEvent event) {
        Transition transition = ExecutionMachine.apply(before, event);
        if (transition instanceof Moved moved) {
            if (!store.update(moved.after(), event)) {
                return new Stays(before.label() + " was changed by somebody else at the same moment. Look again.");
            }
            listeners.forEach(listener -> listener.changed(before, moved.after()));
            announce(moved.after());
        }
        return transition;
    }

    private void announce(Execution execution) {
        if (execution.state() == ExecutionState.APPROVED) {
            transactions.afterCommit(ready);
        }
    }
}
