package dev.pageturner.bot.runner;

import dev.pageturner.bot.execution.Execution;
import dev.pageturner.bot.execution.ExecutionEvent;
import dev.pageturner.bot.execution.ExecutionStore;
import dev.pageturner.bot.execution.Executions;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.RunControl;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a running command and the database say to each other. Progress is written at most once a second and cancelling is
 * looked up at most twice a second, so a command may call both as often as it likes.
 */
final class LiveControl implements RunControl {
    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(1);
    private static final Duration LOOK_EVERY = Duration.ofMillis(400);

    private final Execution execution;
    private final Executions executions;
    private final ExecutionStore store;
    private final Clock clock;
    private final Instant deadline;
    private Instant reportedAt = Instant.MIN;
    private Instant lookedAt = Instant.MIN;
    private String reported = "";
    private boolean cancelled;

    LiveControl(Execution execution, Executions executions, ExecutionStore store, Clock clock, Instant deadline) {
        this.execution = execution;
        this.executions = executions;
        this.store = store;
        this.clock = clock;
        this.deadline = deadline;
    }

    @Override
    public @Nullable String approvedFingerprint() {
        Preview preview = execution.preview();
        return preview == null ? null : preview.fingerprint();
    }

    @Override
    public Instant deadline() {
        return deadline;
    }

    @Override
    public synchronized boolean cancelled() {
        Instant now = clock.instant();
        if (!cancelled && now.isAfter(lookedAt.plus(LOOK_EVERY))) {
            lookedAt = now;
            cancelled =
                    store.find(execution.id()).map(Execution::cancelRequested).orElse(false);
        }
        return cancelled;
    }

    @Override
    public synchronized void progress(String text) {
        Instant now = clock.instant();
        if (text.equals(reported) || now.isBefore(reportedAt.plus(PROGRESS_EVERY))) {
            return;
        }
        reportedAt = now;
        reported = text;
        executions.apply(execution.id(), new ExecutionEvent.Progressed(text, now));
    }
}
