package dev.pageturner.bot.runner;

import dev.pageturner.bot.base.StorageException;
import dev.pageturner.bot.execution.Execution;
import dev.pageturner.bot.execution.ExecutionEvent;
import dev.pageturner.bot.execution.ExecutionStore;
import dev.pageturner.bot.execution.Executions;
import dev.pageturner.bot.execution.Transition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says that this process is alive, lapses requests whose time is up, and finds runs whose process is gone. */
final class Sweeper {
    /** Heartbeats come every second or so; a process that misses this many is taken for dead. */
    static final Duration SILENCE = Duration.ofSeconds(20);

    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

    private final String claimant;
    private final Executions executions;
    private final ExecutionStore store;
    private final Supplier<? extends Collection<UUID>> running;
    private final Clock clock;

    Sweeper(
            String claimant,
            Executions executions,
            ExecutionStore store,
            Supplier<? extends Collection<UUID>> running,
            Clock clock) {
        this.claimant = claimant;
        this.executions = executions;
        this.store = store;
        this.running = running;
        this.clock = clock;
    }

    void sweep() {
        try {
            Instant now = clock.instant();
            running.get().forEach(id -> store.heartbeat(id, claimant, now));
            store.lapsed(now).forEach(late -> executions.apply(late.id(), new ExecutionEvent.Expired(now)));
            store.orphans(now, SILENCE).forEach(orphan -> bury(orphan, now));
        } catch (RuntimeException fault) {
            log.warn(
                    "sweep failed; trying again in a second: {}",
                    fault.getMessage(),
                    fault instanceof StorageException ? null : fault);
        }
    }

    private void bury(Execution orphan, Instant now) {
        String lost = orphan.claimedBy();
        Transition transition =
                executions.apply(orphan.id(), new ExecutionEvent.Orphaned(lost == null ? "" : lost, now));
        if (transition instanceof Transition.Moved) {
            log.warn("{} ({}) lost its process {}", orphan.label(), orphan.commandLine(), lost);
        }
    }
}
