package dev.pageturner.bot.runner;

import dev.pageturner.bot.base.Signal;
import dev.pageturner.bot.base.StorageException;
import dev.pageturner.bot.execution.Execution;
import dev.pageturner.bot.execution.ExecutionEvent;
import dev.pageturner.bot.execution.ExecutionStore;
import dev.pageturner.bot.execution.Executions;
import dev.pageturner.commands.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps claiming what is ready, reads and changes in lanes of their own, and runs each on a thread of its own. */
final class Runner implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Runner.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int PER_CLUSTER = 8;

    private final String claimant;
    private final Executions executions;
    private final ExecutionStore store;
    private final Run run;
    private final Clock clock;
    private final ExecutorService threads;
    private final Map<UUID, String> running = new ConcurrentHashMap<>();
    private final List<Thread> lanes = new CopyOnWriteArrayList<>();
    private volatile boolean claiming = true;
    private volatile boolean open = true;

    Runner(String claimant, Executions executions, ExecutionStore store, Run run, Clock clock) {
        this.claimant = claimant;
        this.executions = executions;
        this.store = store;
        this.run = run;
        this.clock = clock;
        AtomicInteger count = new AtomicInteger();
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "run-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins one lane. */
    void lane(boolean reads, int width, Signal signal) {
        AtomicInteger busy = new AtomicInteger();
        Thread thread =
                new Thread(() -> claimForever(reads, width, busy, signal), reads ? "claim-reads" : "claim-changes");
        thread.setDaemon(true);
        lanes.add(thread);
        thread.start();
    }

    /** What this process runs now. */
    Set<UUID> running() {
        return Set.copyOf(running.keySet());
    }

    private void claimForever(boolean reads, int width, AtomicInteger busy, Signal signal) {
        while (claiming) {
            try {
                if (busy.get() >= width || !claimOne(reads, busy, signal)) {
                    signal.await(POLL);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException fault) {
                log.warn(
                        "could not claim work; trying again: {}",
                        fault.getMessage(),
                        fault instanceof StorageException ? null : fault);
                pause();
            }
        }
    }

    private boolean claimOne(boolean reads, AtomicInteger busy, Signal signal) {
        var claimed = executions.claim(reads, saturated(), claimant, clock.instant());
        claimed.ifPresent(execution -> {
            busy.incrementAndGet();
            running.put(execution.id(), execution.cluster());
            threads.execute(() -> {
                try {
                    finish(execution, run.run(execution));
                } finally {
                    running.remove(execution.id());
                    busy.decrementAndGet();
                    signal.raise();
                }
            });
        });
        return claimed.isPresent();
    }

    private Set<String> saturated() {
        return running.values().stream()
                .collect(Collectors.groupingBy(cluster -> cluster, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() >= PER_CLUSTER)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The outcome must get on record, however long the database is away: losing it would make the run UNKNOWN. */
    private void finish(Execution execution, Outcome outcome) {
        while (open) {
            try {
                executions.apply(execution.id(), new ExecutionEvent.Ended(outcome, clock.instant()));
                return;
            } catch (RuntimeException fault) {
                log.warn("could not record the outcome of {}; trying again", execution.id(), fault);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is ready stays ready, for another process or for the next start. */
    void stopClaiming() {
        claiming = false;
    }

    /** Waits a moment for what is running; what is not over by then is found as an orphan. */
    @Override
    public void close() {
        stopClaiming();
        try {
            for (Thread lane : lanes) {
                lane.join(2 * POLL.toMillis());
            }
            threads.shutdown();
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                log.warn("stopping while {} is running; its outcome will be unknown", running.keySet());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        open = false;
        threads.shutdownNow();
    }
}
