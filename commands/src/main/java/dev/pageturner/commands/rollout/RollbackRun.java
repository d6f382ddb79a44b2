package dev.pageturner.commands.rollout;

import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.change.Run;
import dev.pageturner.commands.cluster.Json;
import java.util.ArrayList;
import java.util.List;

/** One rollback from its patch to its end. */
final class RollbackRun {
    private final RollbackPlan.Ready plan;
    private final Run run;

    RollbackRun(RollbackPlan.Ready plan, Run run) {
        this.plan = plan;
        this.run = run;
    }

    Outcome follow(Workload patched) {
        String rolledBack = patched.printed() + " rolled back";
        run.control().progress(rolledBack + " to revision " + plan.target().number());
        if (Json.text(patched.object(), "/spec/updateStrategy/type").equals("OnDelete")) {
            return new Outcome(
                    Status.SUCCEEDED,
                    rolledBack + "; with the update strategy OnDelete each pod takes it when it is deleted",
                    null,
                    List.of());
        }
        return outcome(new RolloutWatch(patched, pods(), run).follow());
    }

    private String pods() {
        String hash = Json.label(plan.target().object(), Templates.HASH_LABEL);
        String selector = plan.workload().labelSelector();
        return hash == null ? selector : selector + "," + Templates.HASH_LABEL + "=" + hash;
    }

    private Outcome outcome(RolloutWatch.End end) {
        String target = plan.workload().target();
        return switch (end.ending()) {
            case DONE -> new Outcome(Status.SUCCEEDED, end.sentence(), null, next(end, "rollout-status"));
            case FAILED ->
                new Outcome(Status.FAILED, end.sentence() + end.explained(), null, next(end, "rollout-status"));
            case CANCELLED ->
                new Outcome(
                        Status.CANCELLED,
                        "Stopped watching; " + target + " was patched and goes on rolling out to revision "
                                + plan.target().number()
                                + " by itself. Last seen: " + end.sentence()
                                + " Pause it to stop it where it is, or roll back.",
                        null,
                        next(end, "pause"));
            case TIMED_OUT ->
                new Outcome(
                        Status.FAILED,
                        "timed out waiting for the condition; the rollout goes on by itself. Last seen: "
                                + end.sentence() + end.explained(),
                        null,
                        next(end, "rollout-status"));
            case LOST ->
                new Outcome(
                        Status.UNKNOWN,
                        target + " was patched to revision " + plan.target().number()
                                + ", but the cluster no longer answers: " + end.sentence(),
                        null,
                        next(end, "rollout-status"));
        };
    }

    private List<List<String>> next(RolloutWatch.End end, String command) {
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
}
