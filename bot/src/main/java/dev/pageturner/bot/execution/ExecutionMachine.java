package dev.pageturner.bot.execution;

import dev.pageturner.bot.base.Person;
import dev.pageturner.bot.execution.Execution.Decision;
import dev.pageturner.bot.execution.ExecutionEvent.Approved;
import dev.pageturner.bot.execution.ExecutionEvent.CancelRequested;
import dev.pageturner.bot.execution.ExecutionEvent.Claimed;
import dev.pageturner.bot.execution.ExecutionEvent.Denied;
import dev.pageturner.bot.execution.ExecutionEvent.Ended;
import dev.pageturner.bot.execution.ExecutionEvent.Expired;
import dev.pageturner.bot.execution.ExecutionEvent.Orphaned;
import dev.pageturner.bot.execution.ExecutionEvent.Progressed;
import dev.pageturner.bot.execution.ExecutionEvent.Requested;
import dev.pageturner.bot.execution.Transition.Moved;
import dev.pageturner.bot.execution.Transition.Stays;
import dev.pageturner.commands.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * The life of one requested command, as a pure and total function. Who may cause an event is decided before it gets here; what
 * an event means for the state is decided nowhere else.
 */
public final class ExecutionMachine {
    private ExecutionMachine() {}

    public static Transition apply(Execution execution, ExecutionEvent event) {
        // Every kind of event is listed: a new one does not compile until its meaning is decided.
        if (event instanceof Requested) {
            return new Stays(execution.label() + " has been requested already.");
        } else if (event instanceof Approved approved) {
            return decide(execution, new Decision(approved.who(), true, approved.why(), approved.when()));
        } else if (event instanceof Denied denied) {
            return decide(execution, new Decision(denied.who(), false, denied.why(), denied.when()));
        } else if (event instanceof Expired expired) {
            return expire(execution, expired);
        } else if (event instanceof Claimed claimed) {
            return claim(execution, claimed);
        } else if (event instanceof CancelRequested cancel) {
            return cancel(execution, cancel);
        } else if (event instanceof Progressed progressed) {
            return progress(execution, progressed);
        } else if (event instanceof Ended ended) {
            return end(execution, ended);
        } else if (event instanceof Orphaned orphaned) {
            return orphan(execution, orphaned);
        }
        throw new IllegalArgumentException("an event of unknown kind: " + event);
    }

    private static Transition decide(Execution execution, Decision decision) {
        if (execution.state() != ExecutionState.AWAITING_APPROVAL) {
            return new Stays(execution.label() + " no longer waits for approval: " + execution.standing() + ".");
        }
        if (decidedBy(execution, decision.who())) {
            return new Stays(
                    "Your decision on " + execution.label() + " is on record already; it waits for somebody else.");
        }
        List<Decision> decisions = new ArrayList<>(execution.decisions());
        decisions.add(decision);
        ExecutionEdit edit = execution.edit().decisions(decisions);
        if (!decision.approved()) {
            String why = decision.why().isBlank() ? "." : ": " + decision.why();
            return new Moved(edit.outcome(Outcome.of(
                            Outcome.Status.REFUSED,
                            "Denied by " + decision.who().name() + why))
                    .state(ExecutionState.REFUSED)
                    .endedAt(decision.when())
                    .next());
        }
        boolean enough = decisions.size() >= execution.approvals();
        return new Moved((enough ? edit.state(ExecutionState.APPROVED) : edit).next());
    }

    private static boolean decidedBy(Execution execution, Person who) {
        return execution.decisions().stream().anyMatch(d -> d.who().id().equals(who.id()));
    }

    private static Transition expire(Execution execution, Expired expired) {
        if (execution.state() != ExecutionState.AWAITING_APPROVAL) {
            return new Stays(execution.label() + " does not wait for approval.");
        }
        return new Moved(execution
                .edit()
                .state(ExecutionState.EXPIRED)
                .outcome(Outcome.of(Outcome.Status.REFUSED, "Nobody approved it in time. Nothing was changed."))
                .endedAt(expired.when())
                .next());
    }

    private static Transition claim(Execution execution, Claimed claimed) {
        if (execution.state() != ExecutionState.APPROVED) {
            return new Stays(execution.label() + " is not ready to run: " + execution.standing() + ".");
        }
        return new Moved(execution
                .edit()
                .state(ExecutionState.RUNNING)
                .claimedBy(claimed.claimant())
                .startedAt(claimed.when())
                .next());
    }

    private static Transition cancel(Execution execution, CancelRequested cancel) {
        if (execution.state().isFinal()) {
            return new Stays(execution.label() + " is over: " + execution.standing() + ".");
        }
        if (execution.cancelRequested()) {
            return new Stays(execution.label() + " is being cancelled already.");
        }
        ExecutionEdit edit = execution.edit().cancelRequested(true);
        if (execution.state() == ExecutionState.RUNNING) {
            return new Moved(edit.next());
        }
        return new Moved(edit.state(ExecutionState.CANCELLED)
                .outcome(Outcome.of(
                        Outcome.Status.CANCELLED,
                        "Cancelled by " + cancel.who().name() + " before it ran. Nothing was changed."))
                .endedAt(cancel.when())
                .next());
    }

    private static Transition progress(Execution execution, Progressed progressed) {
        if (execution.state() != ExecutionState.RUNNING) {
            return new Stays(execution.label() + " does not run.");
        }
        return new Moved(execution.edit().progress(progressed.text()).next());
    }

    /** A run that was thought lost and ends after all is believed: what it says is nearer to the truth than UNKNOWN. */
    private static Transition end(Execution execution, Ended ended) {
        if (execution.state() != ExecutionState.RUNNING && execution.state() != ExecutionState.UNKNOWN) {
            return new Stays(execution.label() + " does not run.");
        }
        return new Moved(execution
                .edit()
                .state(stateOf(ended.outcome().status()))
                .outcome(ended.outcome())
                .endedAt(ended.when())
                .next());
    }

    /** A read can be run again without harm; a change never is, because nobody knows how far it got. */
    private static Transition orphan(Execution execution, Orphaned orphaned) {
        if (execution.state() != ExecutionState.RUNNING || !orphaned.claimant().equals(execution.claimedBy())) {
            return new Stays(execution.label() + " is not run by " + orphaned.claimant() + ".");
        }
        if (execution.isRead()) {
            return new Moved(execution
                    .edit()
                    .state(ExecutionState.APPROVED)
                    .claimedBy(null)
                    .startedAt(null)
                    .next());
        }
        return new Moved(execution
                .edit()
                .state(ExecutionState.UNKNOWN)
                .outcome(Outcome.of(
                        Outcome.Status.UNKNOWN,
                        "The process that ran it stopped, so nobody knows how far it got. It is not run again by itself:"
                                + " look at the state below and decide."))
                .endedAt(orphaned.when())
                .next());
    }

    private static ExecutionState stateOf(Outcome.Status status) {
        return switch (status) {
            case SUCCEEDED -> ExecutionState.SUCCEEDED;
            case FAILED -> ExecutionState.FAILED;
            case REFUSED -> ExecutionState.REFUSED;
            case CHANGED -> ExecutionState.CHANGED;
            case CANCELLED -> ExecutionState.CANCELLED;
            case UNKNOWN -> ExecutionState.UNKNOWN;
        };
    }
}
