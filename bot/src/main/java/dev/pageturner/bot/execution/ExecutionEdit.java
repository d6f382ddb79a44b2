package dev.pageturner.bot.execution;

import dev.pageturner.bot.execution.Execution.Decision;
import dev.pageturner.commands.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The next version of an execution in the making: what a transition changes, and nothing else. */
final class ExecutionEdit {
    private final Execution before;
    private List<Decision> decisions;
    private ExecutionState state;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private @Nullable String claimedBy;
    private boolean cancelRequested;
    private @Nullable String progress;
    private @Nullable Outcome outcome;

    ExecutionEdit(Execution before) {
        this.before = before;
        this.decisions = before.decisions();
        this.state = before.state();
        this.startedAt = before.startedAt();
        this.endedAt = before.endedAt();
        this.claimedBy = before.claimedBy();
        this.cancelRequested = before.cancelRequested();
        this.progress = before.progress();
        this.outcome = before.outcome();
    }

    ExecutionEdit decisions(List<Decision> value) {
        decisions = value;
        return this;
    }

    ExecutionEdit state(ExecutionState value) {
        state = value;
        return this;
    }

    ExecutionEdit startedAt(@Nullable Instant value) {
        startedAt = value;
        return this;
    }

    ExecutionEdit endedAt(@Nullable Instant value) {
        endedAt = value;
        return this;
    }

    ExecutionEdit claimedBy(@Nullable String value) {
        claimedBy = value;
        return this;
    }

    ExecutionEdit cancelRequested(boolean value) {
        cancelRequested = value;
        return this;
    }

    ExecutionEdit progress(@Nullable String value) {
        progress = value;
        return this;
    }

    ExecutionEdit outcome(@Nullable Outcome value) {
        outcome = value;
        return this;
    }

    Execution next() {
        return new Execution(
                before.id(),
                before.number(),
                before.origin(),
                before.words(),
                before.filters(),
                before.cluster(),
                before.requester(),
                before.reason(),
                before.preview(),
                before.approvals(),
                decisions,
                state,
                before.requestedAt(),
                before.expiresAt(),
                startedAt,
                endedAt,
                claimedBy,
                cancelRequested,
                progress,
                outcome,
                before.version() + 1);
    }
}
