package dev.pageturner.bot.slack;

import dev.pageturner.bot.base.StorageException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over what Slack brings: written down first, then acknowledged, then handled by somebody else than the thread that
 * Slack waits for. What was written down and not handled, because the process died, is handled by whoever comes next.
 */
final class Reception implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Reception.class);
    /** Slack gives up after three seconds; a database that takes longer than this is told about afterwards. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration HELD = Duration.ofMinutes(2);
    private static final Duration WORTH_IT = Duration.ofMinutes(15);
    private static final Duration REMEMBERED = Duration.ofDays(2);
    private static final int WORKERS = 12;
    private static final int QUEUE = 500;

    private final ArrivalStore store;
    private final Handlers handlers;
    private final Teller teller;
    private final Clock clock;
    private final ExecutorService clerks = Executors.newFixedThreadPool(3, task -> daemon(task, "slack-clerk"));
    private final ThreadPoolExecutor workers = new ThreadPoolExecutor(
            WORKERS,
            WORKERS,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            task -> daemon(task, "slack-worker"));
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "slack-timer"));

    Reception(ArrivalStore store, Handlers handlers, Teller teller, Clock clock) {
        this.store = store;
        this.handlers = handlers;
        this.teller = teller;
        this.clock = clock;
        workers.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    void start() {
        timer.scheduleWithFixedDelay(this::adopt, 5, 10, TimeUnit.SECONDS);
        timer.scheduleWithFixedDelay(this::prune, 1, 60, TimeUnit.MINUTES);
    }

    ExecutorService workers() {
        return workers;
    }

    /** Returns when it is written down, or after a second. The same arrival again changes nothing. */
    void take(Arrival arrival) {
        CompletableFuture<Void> written = CompletableFuture.runAsync(() -> write(arrival), clerks);
        try {
            written.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            log.warn("{} is acknowledged before it is written down: the database is slow", arrival.id());
        } catch (ExecutionException e) {
            log.error("{} could not be taken", arrival.id(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Arrival arrival) {
        Instant now = clock.instant();
        try {
            String kind = arrival.getClass().getSimpleName();
            if (store.remember(arrival.id(), kind, Json.write(arrival), now, now.plus(HELD))) {
                hand(arrival);
            } else {
                log.info("{} came again and changes nothing", arrival.id());
            }
        } catch (StorageException e) {
            log.warn("{} could not be written down: {}", arrival.id(), e.getMessage());
            workers.execute(() -> teller.tell(
                    arrival.place(), "The database does not answer, so nothing was done. Try again in a moment."));
        }
    }

    private void hand(Arrival arrival) {
        try {
            workers.execute(() -> {
                handlers.handle(arrival);
                store.handled(arrival.id(), clock.instant());
            });
        } catch (RejectedExecutionException e) {
            log.error("{} waits: more is asked than can be done at once", arrival.id());
        }
    }

    /** Takes over what another process left, or what did not fit into the queue. */
    private void adopt() {
        try {
            Instant now = clock.instant();
            for (String payload : store.abandoned(now.minus(WORTH_IT), now, now.plus(HELD))) {
                hand(Json.read(payload, Arrival.class));
            }
        } catch (StorageException e) {
            log.debug("nothing can be taken over now: {}", e.getMessage());
        } catch (RuntimeException e) {
            log.error("something that was left could not be taken over", e);
        }
    }

    private void prune() {
        try {
            store.prune(clock.instant().minus(REMEMBERED));
        } catch (RuntimeException e) {
            log.debug("nothing was forgotten: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        clerks.shutdown();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(5, TimeUnit.SECONDS)) {
                log.warn("some of what people asked for is still being handled; the next process takes it over");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
