package dev.pageturner.bot.execution;

import dev.pageturner.bot.base.Person;
import dev.pageturner.commands.Outcome;
import java.time.Instant;

/** What can happen to a requested command. */
public sealed interface ExecutionEvent {
    Instant when();

    record Requested(Person who, Instant when) implements ExecutionEvent {}

    record Approved(Person who, String why, Instant when) implements ExecutionEvent {}

    record Denied(Person who, String why, Instant when) implements ExecutionEvent {}

    record Expired(Instant when) implements ExecutionEvent {}

    record Claimed(String claimant, Instant when) implements ExecutionEvent {}

    record CancelRequested(Person who, Instant when) implements ExecutionEvent {}

    record Progressed(String text, Instant when) implements ExecutionEvent {}

    record Ended(Outcome outcome, Instant when) implements ExecutionEvent {}

    /** Its process was not heard of any more. */
    record Orphaned(String claimant, Instant when) implements ExecutionEvent {}
}
