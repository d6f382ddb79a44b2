package dev.pageturner.bot.execution;

/** Where a requested command stands. */
public enum ExecutionState {
    /** Waits for people. */
    AWAITING_APPROVAL,
    /** May be claimed by a runner. */
    APPROVED,
    /** A runner holds it. */
    RUNNING,
    SUCCEEDED,
    FAILED,
    /** Would not run: policy, kubectl's refusal, or denied by an approver. */
    REFUSED,
    /** The world changed after the approval; has to be asked for again. */
    CHANGED,
    CANCELLED,
    /** Nobody approved in time. */
    EXPIRED,
    /** Its process died or its connection was lost while it ran: a person looks and decides. */
    UNKNOWN;

    public boolean isFinal() {
        return this != AWAITING_APPROVAL && this != APPROVED && this != RUNNING;
    }
}
