package dev.pageturner.bot.audit;

import dev.pageturner.bot.base.Person;
import dev.pageturner.bot.execution.Execution;
import dev.pageturner.bot.execution.Execution.Decision;
import dev.pageturner.bot.execution.ExecutionListener;
import dev.pageturner.bot.execution.ExecutionState;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Preview;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts the life of every command on record. Progress is not: it is in the execution's own events. */
public final class ExecutionAudit implements ExecutionListener {
    private final AuditTrail trail;
    private final Clock clock;

    public ExecutionAudit(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public void changed(@Nullable Execution before, Execution after) {
        if (before == null) {
            write(after, after.requester(), "execution.requested", "accepted");
            return;
        }
        if (after.decisions().size() > before.decisions().size()) {
            Decision decision = after.decisions().get(after.decisions().size() - 1);
            write(after, decision.who(), decision.approved() ? "execution.approved" : "execution.denied", "accepted");
        }
        if (after.cancelRequested() && !before.cancelRequested()) {
            write(after, Person.BOT, "execution.cancel-requested", "accepted");
        }
        if (after.state() != before.state()) {
            state(after);
        }
    }

    private void state(Execution after) {
        if (after.state() == ExecutionState.RUNNING) {
            write(after, Person.BOT, "execution.started", "accepted");
        } else if (after.state().isFinal()) {
            write(after, Person.BOT, "execution.ended", after.state().name().toLowerCase(Locale.ROOT));
        }
    }

    private void write(Execution execution, Person who, String what, String outcome) {
        String reason = execution.reason();
        trail.append(new AuditEntry(
                clock.instant(),
                who,
                what,
                execution.label() + " " + execution.commandLine(),
                reason == null ? "" : reason,
                outcome,
                details(execution)));
    }

    private static Map<String, String> details(Execution execution) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("execution", execution.id().toString());
        details.put("cluster", execution.cluster());
        details.put("requester", execution.requester().id());
        if (execution.origin().incident() != null) {
            details.put("incident", execution.origin().incident().toString());
        }
        if (!execution.decisions().isEmpty()) {
            details.put("approvers", approvers(execution));
        }
        Preview preview = execution.preview();
        if (preview != null) {
            details.put("fingerprint", preview.fingerprint());
        }
        Outcome outcome = execution.outcome();
        if (outcome != null) {
            details.put("sentence", outcome.sentence());
        }
        return details;
    }

    private static String approvers(Execution execution) {
        return execution.decisions().stream()
                .filter(Decision::approved)
                .map(decision -> decision.who().id())
                .collect(Collectors.joining(" "));
    }
}
