package dev.pageturner.bot.execution;

import org.jspecify.annotations.Nullable;

/** Told of every change of an execution, within the transaction that makes it. */
@FunctionalInterface
public interface ExecutionListener {
    /** @param before null when it has just been requested */
    void changed(@Nullable Execution before, Execution after);
}
