package dev.pageturner.bot.runner;

import dev.pageturner.bot.approval.Planner;
import dev.pageturner.bot.base.Ids;
import dev.pageturner.bot.base.Signal;
import dev.pageturner.bot.execution.ExecutionStore;
import dev.pageturner.bot.execution.Executions;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The running part of the bot, started and stopped as one. */
public final class Running implements AutoCloseable {
    private static final int READS = 16;
    private static final int CHANGES = 16;

    private final Runner runner;
    private final ScheduledExecutorService timer;
    private final Signal reads;
    private final Signal changes;

    /**
     * @param reads raised when something became ready to run
     * @param changes likewise; two, because one wake-up wakes one lane
     */
    public Running(
            Planner planner,
            Executions executions,
            ExecutionStore store,
            OutputFilter filter,
            Signal reads,
            Signal changes,
            Clock clock,
            Ids ids) {
        this.reads = reads;
        this.changes = changes;
        String claimant = ids.next().toString();
        Run run = new Run(planner, executions, store, filter, clock);
        runner = new Runner(claimant, executions, store, run, clock);
        Sweeper sweeper = new Sweeper(claimant, executions, store, runner::running, clock);
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "sweeper");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(sweeper::sweep, 0, 1, TimeUnit.SECONDS);
        runner.lane(true, READS, reads);
        runner.lane(false, CHANGES, changes);
    }

    @Override
    public void close() {
        runner.stopClaiming();
        reads.raise();
        changes.raise();
        runner.close();
        timer.shutdown();
        try {
            timer.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
