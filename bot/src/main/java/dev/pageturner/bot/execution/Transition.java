package dev.pageturner.bot.execution;

/** What an event does to an execution. */
public sealed interface Transition {
    record Moved(Execution after) implements Transition {}

    /** @param reason why nothing happens, as a sentence for the one who caused the event */
    record Stays(String reason) implements Transition {}
}
