package dev.pageturner.commands;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends a blocking call of a foreign library once its caller has lost patience. Open it before the call, close it after:
 *
 * <pre>{@code try (Abort abort = Abort.when(patience, call::cancel)) { return call.execute(); }}</pre>
 */
public final class Abort implements AutoCloseable {
    private static final long TICK_MILLIS = 100;
    private static final ScheduledExecutorService TICKS =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "abort-ticks"));

    private final AtomicBoolean over = new AtomicBoolean();
    private final Patience patience;
    private final Runnable action;
    private final Future<?> look;
    private final Future<?> end;

    private Abort(Patience patience, Runnable action) {
        this.patience = patience;
        this.action = action;
        this.look = TICKS.scheduleWithFixedDelay(this::look, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        this.end = TICKS.schedule(this::fire, patience.timeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @param action ends the call from another thread; run at most once, and not after this has been closed */
    public static Abort when(Patience patience, Runnable action) {
        return new Abort(patience, action);
    }

    private void look() {
        if (patience.cancelled().getAsBoolean()) {
            fire();
        }
    }

    private void fire() {
        if (over.compareAndSet(false, true)) {
            // A thread of its own: ending a call may itself have to wait for the network.
            daemon(action, "abort").start();
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        over.set(true);
        look.cancel(false);
        end.cancel(false);
    }
}
