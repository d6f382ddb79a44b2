package dev.pageturner.commands.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.commands.Change;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.print.Age;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people see of a rollback before it happens. */
final class RollbackPreview {
    private static final int MOST_REVISIONS = 12;

    private RollbackPreview() {}

    static Preview of(Invocation invocation, CommandContext context, RollbackProposal proposal) {
        RollbackPlan plan = proposal.plan();
        String refusal = proposal.refusal();
        return new Preview(
                invocation.command(),
                plan.workload().target(),
                arguments(invocation, plan),
                Risk.HIGH,
                refusal == null,
                refusal,
                plan.warnings(),
                facts(plan, context.clock().instant()),
                changes(plan),
                refusal == null ? proposal.fingerprint() : "");
    }

    private static Map<String, String> arguments(Invocation invocation, RollbackPlan plan) {
        Map<String, String> arguments = new LinkedHashMap<>(invocation.arguments());
        arguments.putIfAbsent("namespace", plan.workload().namespace());
        return arguments;
    }

    private static List<Change> changes(RollbackPlan plan) {
        if (plan instanceof RollbackPlan.Ready ready) {
            return List.of(
                    change(plan, "rollback", "to revision " + ready.target().number() + "\n" + ready.diff()));
        }
        if (plan instanceof RollbackPlan.Skip skip) {
            return List.of(change(plan, "skip", skip.sentence()));
        }
        return List.of();
    }

    private static Change change(RollbackPlan plan, String action, String detail) {
        Workload workload = plan.workload();
        return new Change(workload.kind().resource().plural(), workload.namespace(), workload.name(), action, detail);
    }

    private static Map<String, String> facts(RollbackPlan plan, Instant now) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Namespace", plan.workload().namespace());
        facts.put("Replicas", replicas(plan.workload()));
        facts.put("State", RolloutStatus.of(plan.workload()).sentence());
        if (plan instanceof RollbackPlan.Ready ready) {
            Revision current = ready.history().current();
            facts.put("Current revision", current == null ? "not recorded yet" : described(current, now));
            facts.put(
                    "Current images",
                    String.join(", ", Templates.images(plan.workload().template())));
            facts.put("Target revision", described(ready.target(), now));
            facts.put(
                    "Target images",
                    String.join(", ", Templates.images(ready.target().template())));
            facts.put("Revisions", revisions(ready, now));
        } else if (plan instanceof RollbackPlan.Skip skip) {
            facts.put("Target revision", described(skip.target(), now));
        }
        return facts;
    }

    private static String replicas(Workload workload) {
        JsonNode object = workload.object();
        return workload.kind() == WorkloadKind.DAEMON_SET
                ? Json.number(object, "/status/numberAvailable") + " of "
                        + Json.number(object, "/status/desiredNumberScheduled") + " available"
                : Json.number(object, "/status/availableReplicas") + " of " + Json.number(object, "/spec/replicas", 1)
                        + " available";
    }

    private static String described(Revision revision, Instant now) {
        return revision.number() + ", made " + Age.since(revision.created(), now) + " ago, change cause: "
                + said(revision.changeCause());
    }

    private static String said(@Nullable String changeCause) {
        return changeCause == null || changeCause.isEmpty() ? "<none>" : changeCause;
    }

    private static String revisions(RollbackPlan.Ready ready, Instant now) {
        return ready.history().newestFirst().stream()
                .limit(MOST_REVISIONS)
                .map(revision -> revision.number()
                        + mark(ready, revision)
                        + "  " + Age.since(revision.created(), now)
                        + "  " + String.join(", ", Templates.images(revision.template()))
                        + "  " + said(revision.changeCause()))
                .collect(Collectors.joining("\n"));
    }

    private static String mark(RollbackPlan.Ready ready, Revision revision) {
        if (revision.equals(ready.target())) {
            return " (target)";
        }
        return revision.equals(ready.history().current()) ? " (current)" : "";
    }
}
