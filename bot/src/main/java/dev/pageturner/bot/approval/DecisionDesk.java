package dev.pageturner.bot.approval;

import dev.pageturner.bot.approval.Answer.Accepted;
import dev.pageturner.bot.approval.Answer.Refused;
import dev.pageturner.bot.base.Person;
import dev.pageturner.bot.execution.Execution;
import dev.pageturner.bot.execution.ExecutionEvent;
import dev.pageturner.bot.execution.ExecutionState;
import dev.pageturner.bot.execution.ExecutionStore;
import dev.pageturner.bot.execution.Executions;
import dev.pageturner.bot.execution.Transition;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Takes decisions on what others requested. Four eyes: the requester never approves. */
public final class DecisionDesk {
    private final Rights rights;
    private final Executions executions;
    private final ExecutionStore store;
    private final RefusalListener refusals;
    private final Clock clock;

    public DecisionDesk(
            Rights rights, Executions executions, ExecutionStore store, RefusalListener refusals, Clock clock) {
        this.rights = rights;
        this.executions = executions;
        this.store = store;
        this.refusals = refusals;
        this.clock = clock;
    }

    Answer approve(Person who, UUID id, String why) {
        return decide(who, id, "approve", rights::refusesApprovalBy, now -> new ExecutionEvent.Approved(who, why, now));
    }

    Answer deny(Person who, UUID id, String why) {
        return decide(who, id, "deny", rights::refusesApprovalBy, now -> new ExecutionEvent.Denied(who, why, now));
    }

    Answer cancel(Person who, UUID id) {
        return decide(who, id, "cancel", rights::refusesCancelBy, now -> new ExecutionEvent.CancelRequested(who, now));
    }

    private Answer decide(
            Person who,
            UUID id,
            String what,
            BiFunction<Person, Execution, Optional<Refused>> right,
            Function<Instant, ExecutionEvent> event) {
        Optional<Execution> found = store.find(id);
        if (found.isEmpty()) {
            return refuse(who, what, id.toString(), "state", new Refused("That request is not on record any more."));
        }
        Execution execution = found.get();
        String subject = execution.label() + " " + execution.commandLine();
        Optional<Refused> refused = right.apply(who, execution);
        if (refused.isPresent()) {
            String reason = who.id().equals(execution.requester().id()) ? "four-eyes" : "role";
            return refuse(who, what, subject, reason, refused.get());
        }
        Instant now = clock.instant();
        Transition transition =
                executions.apply(id, late(execution, what, now) ? new ExecutionEvent.Expired(now) : event.apply(now));
        return answer(who, what, subject, execution, transition);
    }

    /** The sweep that lapses requests may be a second behind; an approval is never. */
    private static boolean late(Execution execution, String what, Instant now) {
        Instant expiresAt = execution.expiresAt();
        return what.equals("approve")
                && execution.state() == ExecutionState.AWAITING_APPROVAL
                && expiresAt != null
                && now.isAfter(expiresAt);
    }

    private Answer answer(Person who, String what, String subject, Execution before, Transition transition) {
        if (transition instanceof Transition.Stays stays) {
            return refuse(who, what, subject, "state", new Refused(stays.reason()));
        }
        Execution after = ((Transition.Moved) transition).after();
        if (after.state() == ExecutionState.EXPIRED) {
            return refuse(
                    who,
                    what,
                    subject,
                    "expired",
                    new Refused(
                            before.label() + " lapsed before you approved it. Nothing was changed; ask for it again."));
        }
        return new Accepted(after);
    }

    private Answer refuse(Person who, String what, String subject, String reason, Refused refused) {
        refusals.refused(who, what, subject, reason, refused.sentence());
        return refused;
    }
}
