package dev.pageturner.bot.message;

import dev.pageturner.bot.base.Person;
import dev.pageturner.bot.execution.Execution;
import dev.pageturner.bot.execution.ExecutionState;
import dev.pageturner.bot.message.Text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Who does what in an incident. */
final class Actors {
    private Actors() {}

    /** The one who acted last, and with what. */
    static Text of(List<Execution> executions) {
        Optional<Execution> change = latest(executions, false);
        if (change.isPresent()) {
            Execution execution = change.get();
            List<Span> spans = new ArrayList<>(deed(execution));
            spans.add(new Span.Plain(" (" + standing(execution) + ")"));
            return new Text(spans);
        }
        return latest(executions, true)
                .map(read -> Text.of(Wording.person(read.requester())).and(" is looking"))
                .orElse(Text.of("nobody yet"));
    }

    private static String standing(Execution execution) {
        return switch (execution.state()) {
            case AWAITING_APPROVAL -> "waits for approval";
            case APPROVED, RUNNING -> "running";
            case SUCCEEDED -> "done";
            case FAILED -> "failed";
            case REFUSED -> "refused";
            case CHANGED -> "did not run, the cluster had changed";
            case CANCELLED -> "cancelled";
            case EXPIRED -> "lapsed";
            case UNKNOWN -> "outcome unknown";
        };
    }

    private static Optional<Execution> latest(List<Execution> executions, boolean read) {
        return executions.stream()
                .filter(execution ->
                        execution.isRead() == read && !execution.requester().equals(Person.BOT))
                .max(Comparator.comparing(Execution::requestedAt).thenComparing(Execution::number));
    }

    /** {@code rollback deployment/web by @alice, approved by @bob} */
    static List<Span> deed(Execution execution) {
        List<Span> spans = new ArrayList<>();
        spans.add(new Span.Code(Limits.cut(execution.commandLine(), 200)));
        spans.add(new Span.Plain(" by "));
        spans.add(Wording.person(execution.requester()));
        List<Execution.Decision> approvals = execution.decisions().stream()
                .filter(Execution.Decision::approved)
                .toList();
        for (int i = 0; i < approvals.size(); i++) {
            spans.add(new Span.Plain(i == 0 ? ", approved by " : " and "));
            spans.add(Wording.person(approvals.get(i).who()));
        }
        if (approvals.isEmpty() && execution.approvals() == 0 && execution.state() == ExecutionState.SUCCEEDED) {
            spans.add(new Span.Plain(", no approval needed"));
        }
        return spans;
    }
}
