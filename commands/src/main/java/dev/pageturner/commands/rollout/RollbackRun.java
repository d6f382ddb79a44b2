package dev.pageturner.commands.rollout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.Fingerprint;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.RunControl;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One rollback from its patch to its end. */
final class RollbackRun {
    /** A failing rollout writes its status all the time; each write makes the precondition stale without changing the plan. */
    private static final int ATTEMPTS = 8;

    private final Invocation invocation;
    private final CommandContext context;
    private final RunControl control;
    private final Cluster cluster;

    RollbackRun(Invocation invocation, CommandContext context, RunControl control) {
        this.invocation = invocation;
        this.context = context;
        this.control = control;
        this.cluster = context.systems().cluster(context.user(), context.groups());
    }

    Outcome start(RollbackPlan.Ready approved) throws WorkloadReader.NotAWorkloadException {
        String fingerprint = RollbackCommand.fingerprint(approved, invocation, context);
        RollbackPlan.Ready plan = approved;
        for (int attempt = 1; ; attempt++) {
            if (control.cancelled()) {
                return Outcome.of(Status.CANCELLED, "Cancelled before anything was changed.");
            }
            try {
                return follow(plan, patch(plan));
            } catch (ApiException e) {
                if (!isStale(e) || attempt == ATTEMPTS) {
                    return Outcome.of(
                            Status.FAILED,
                            "failed restoring revision " + plan.target().number() + ": " + e.getMessage());
                }
            } catch (SystemUnreachableException e) {
                return unknown(plan, e);
            }
            RollbackPlan now = RollbackCommand.plan(invocation, context);
            List<String> changes =
                    Fingerprint.changes(fingerprint, RollbackCommand.fingerprint(now, invocation, context));
            if (!(now instanceof RollbackPlan.Ready ready) || !changes.isEmpty()) {
                return RollbackCommand.changed(changes.isEmpty() ? List.of("the object changed") : changes);
            }
            plan = ready;
        }
    }

    private Workload patch(RollbackPlan.Ready plan) {
        Workload workload = plan.workload();
        ObjectNode patched = cluster.patch(
                workload.kind().resource(),
                workload.namespace(),
                workload.name(),
                RollbackPatch.of(workload, plan.target()));
        return new Workload(workload.kind(), patched);
    }

    /** A conflict, or a JSON patch whose test does not hold. */
    private static boolean isStale(ApiException e) {
        return e.isConflict() || (e.code() == 422 && e.causes().isEmpty());
    }

    private Outcome follow(RollbackPlan.Ready plan, Workload patched) {
        String rolledBack = patched.printed() + " rolled back";
        control.progress(rolledBack + " to revision " + plan.target().number());
        if (Json.text(patched.object(), "/spec/updateStrategy/type").equals("OnDelete")) {
            return new Outcome(
                    Status.SUCCEEDED,
                    rolledBack + "; with the update strategy OnDelete each pod takes it when it is deleted",
                    null,
                    List.of());
        }
        return outcome(plan, new RolloutWatch(cluster, patched, pods(plan), control, context.clock()).follow());
    }

    private static String pods(RollbackPlan.Ready plan) {
        String hash = Json.label(plan.target().object(), Templates.HASH_LABEL);
        String selector = plan.workload().labelSelector();
        return hash == null ? selector : selector + "," + Templates.HASH_LABEL + "=" + hash;
    }

    private Outcome outcome(RollbackPlan.Ready plan, RolloutWatch.End end) {
        String target = plan.workload().target();
        return switch (end.ending()) {
            case DONE -> new Outcome(Status.SUCCEEDED, end.sentence(), null, next(plan, end, "rollout-status"));
            case FAILED ->
                new Outcome(Status.FAILED, end.sentence() + explained(end), null, next(plan, end, "rollout-status"));
            case CANCELLED ->
                new Outcome(
                        Status.CANCELLED,
                        "Stopped watching; " + target + " was patched and goes on rolling out to revision "
                                + plan.target().number()
                                + " by itself. Last seen: " + end.sentence()
                                + " Pause it to stop it where it is, or roll back.",
                        null,
                        next(plan, end, "pause"));
            case TIMED_OUT ->
                new Outcome(
                        Status.FAILED,
                        "timed out waiting for the condition; the rollout goes on by itself. Last seen: "
                                + end.sentence() + explained(end),
                        null,
                        next(plan, end, "rollout-status"));
            case LOST ->
                new Outcome(
                        Status.UNKNOWN,
                        target + " was patched to revision " + plan.target().number()
                                + ", but the cluster no longer answers: " + end.sentence(),
                        null,
                        next(plan, end, "rollout-status"));
        };
    }

    private static String explained(RolloutWatch.End end) {
        return end.troubles().stream()
                .limit(5)
                .map(trouble -> "\n" + trouble.sentence())
                .collect(Collectors.joining());
    }

    private List<List<String>> next(RollbackPlan.Ready plan, RolloutWatch.End end, String command) {
        Workload workload = plan.workload();
        List<List<String>> next = new ArrayList<>();
        end.troubles().stream().limit(2).forEach(trouble -> next.add(trouble.look(workload.namespace())));
        boolean canPause = !command.equals("pause") || workload.kind() == WorkloadKind.DEPLOYMENT;
        next.add(List.of(canPause ? command : "rollout-status", workload.target(), "-n", workload.namespace()));
        Revision before = plan.history().current();
        if (before != null) {
            next.add(List.of(
                    "rollback", workload.target(), "-n", workload.namespace(), "--to-revision=" + before.number()));
        }
        return next;
    }

    /** Nobody knows whether the patch arrived: look, and go on if it did. */
    private Outcome unknown(RollbackPlan.Ready plan, SystemUnreachableException lost) {
        Workload before = plan.workload();
        try {
            ObjectNode now = cluster.get(before.kind().resource(), before.namespace(), before.name());
            Workload workload = new Workload(before.kind(), now);
            if (Templates.same(workload.template(), plan.target().template())) {
                return follow(plan, workload);
            }
            return Outcome.of(
                    Status.UNKNOWN,
                    "The connection was lost while " + before.target()
                            + " was patched. It does not have the old template now; look again before trying again. "
                            + lost.getMessage());
        } catch (ApiException | SystemUnreachableException e) {
            return Outcome.of(
                    Status.UNKNOWN,
                    "The connection was lost while " + before.target()
                            + " was patched; whether it was rolled back is not known. " + lost.getMessage());
        }
    }
}
