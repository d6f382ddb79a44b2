package dev.pageturner.bot.approval;

import dev.pageturner.bot.approval.Answer.Refused;
import dev.pageturner.bot.base.Ids;
import dev.pageturner.bot.base.Person;
import dev.pageturner.bot.base.Transactions;
import dev.pageturner.bot.execution.CommandLines;
import dev.pageturner.bot.execution.Execution;
import dev.pageturner.bot.execution.ExecutionStore;
import dev.pageturner.bot.execution.Executions;
import dev.pageturner.bot.incident.Incident;
import dev.pageturner.commands.Parsed;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.Risk;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Takes requests: a read runs at once, a change is previewed again and then waits for what its policy asks for. */
public final class RequestDesk {
    private final Transactions transactions;
    private final Planner planner;
    private final Rights rights;
    private final List<ApprovalPolicy> policies;
    private final Executions executions;
    private final ExecutionStore store;
    private final Function<UUID, Optional<Incident>> incidents;
    private final RefusalListener refusals;
    private final Clock clock;
    private final Ids ids;

    public RequestDesk(
            Transactions transactions,
            Planner planner,
            Rights rights,
            List<ApprovalPolicy> policies,
            Executions executions,
            ExecutionStore store,
            Function<UUID, Optional<Incident>> incidents,
            RefusalListener refusals,
            Clock clock,
            Ids ids) {
        this.transactions = transactions;
        this.planner = planner;
        this.rights = rights;
        this.policies = List.copyOf(policies);
        this.executions = executions;
        this.store = store;
        this.incidents = incidents;
        this.refusals = refusals;
        this.clock = clock;
        this.ids = ids;
    }

    Preview preview(Person who, List<String> words, String cluster) {
        Parsed parsed = planner.parse(words);
        if (parsed instanceof Parsed.Refused refused) {
            String command = words.isEmpty() ? "" : words.get(0);
            return new Preview(
                    command, "", Map.of(), Risk.HIGH, false, refused.sentence(), List.of(), Map.of(), List.of(), "");
        }
        return planner.preview((Parsed.Ok) parsed, who, cluster);
    }

    Answer ask(Ask ask) {
        Parsed parsed = planner.parse(ask.words());
        if (parsed instanceof Parsed.Refused refused) {
            return refuse(ask, "arguments", new Refused(refused.sentence()));
        }
        if (!planner.knows(ask.cluster())) {
            return refuse(ask, "arguments", new Refused(planner.unknownCluster(ask.cluster())));
        }
        Parsed.Ok ok = (Parsed.Ok) parsed;
        return ok.command().spec().risk() == Risk.READ ? read(ask) : change(ask, ok);
    }

    private Answer read(Ask ask) {
        return new Answer.Accepted(
                executions.request(Execution.read(ids.next(), store.nextNumber(), asked(ask), clock.instant())));
    }

    private Answer change(Ask ask, Parsed.Ok parsed) {
        Optional<Refused> role = rights.refusesRequestBy(ask.who());
        if (role.isPresent()) {
            return refuse(ask, "role", role.get());
        }
        String reason = ask.reason();
        if (reason == null || reason.isBlank()) {
            return refuse(ask, "reason", new Refused("Say why: the reason goes to the approver and on record."));
        }
        Preview preview = planner.preview(parsed, ask.who(), ask.cluster());
        if (!preview.allowed()) {
            return refuse(ask, "kubectl", new Refused(sentence(preview)));
        }
        if (ask.fingerprint() != null && !ask.fingerprint().equals(preview.fingerprint())) {
            return refuse(
                    ask,
                    "changed",
                    new Refused(
                            "The cluster has changed since you looked, so this is no longer what you saw. Nothing was"
                                    + " requested. Look at the preview again and ask once more."));
        }
        return transactions.inTransaction(() -> store(ask, reason, preview));
    }

    private Answer store(Ask ask, String reason, Preview preview) {
        store.lockRequests(ask.cluster(), ask.words());
        // A second click, or two people with the same idea: one change is enough.
        Optional<Execution> twin = store.unfinishedChange(ask.cluster(), ask.words());
        if (twin.isPresent()) {
            Execution other = twin.get();
            return refuse(
                    ask,
                    "state",
                    new Refused("The same is under way already as " + other.label() + ", requested by "
                            + other.requester().name() + ": " + other.standing() + "."));
        }
        ApprovalPolicy policy = policy(ask, preview);
        Instant now = clock.instant();
        return new Answer.Accepted(executions.request(Execution.change(
                ids.next(),
                store.nextNumber(),
                asked(ask),
                reason,
                preview,
                policy.approvals(),
                now,
                now.plus(policy.expires()))));
    }

    private static Execution.Asked asked(Ask ask) {
        return new Execution.Asked(ask.origin(), ask.words(), ask.filters(), ask.cluster(), ask.who());
    }

    private ApprovalPolicy policy(Ask ask, Preview preview) {
        Map<String, String> labels = Optional.ofNullable(ask.origin().incident())
                .flatMap(incidents)
                .map(Incident::labels)
                .orElse(Map.of());
        String namespace = preview.arguments().getOrDefault("namespace", "");
        return ApprovalPolicy.firstOf(policies, preview.command(), namespace, labels);
    }

    private Answer refuse(Ask ask, String reason, Refused refused) {
        refusals.refused(ask.who(), "request", CommandLines.join(ask.words()), reason, refused.sentence());
        return refused;
    }

    private static String sentence(Preview preview) {
        String refusal = preview.refusal();
        return refusal == null ? "This would not run." : refusal;
    }
}
