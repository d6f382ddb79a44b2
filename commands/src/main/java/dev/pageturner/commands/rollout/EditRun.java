package dev.pageturner.commands.rollout;

import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.change.Run;
import dev.pageturner.commands.cluster.Json;
import java.util.ArrayList;
import java.util.List;

/** What follows from one edit, from its patch to its end. */
final class EditRun {
    private final Edit.Ready edit;
    private final Workload patched;
    private final Run run;

    EditRun(Edit.Ready edit, Workload patched, Run run) {
        this.edit = edit;
        this.patched = patched;
        this.run = run;
    }

    Outcome follow() {
        String done = patched.printed() + " " + edit.done();
        run.control().progress(done);
        boolean onDelete =
                Json.text(patched.object(), "/spec/updateStrategy/type").equals("OnDelete");
        if (!edit.rollsOut() || onDelete) {
            String sentence = onDelete && edit.rollsOut()
                    ? done + "; with the update strategy OnDelete each pod takes it when it is deleted"
                    : done;
            return new Outcome(Status.SUCCEEDED, sentence, null, edit.undo());
        }
        return outcome(new RolloutWatch(patched, patched.labelSelector(), run).follow());
    }

    private Outcome outcome(RolloutWatch.End end) {
        String explained = end.explained();
        String target = patched.target();
        List<List<String>> next = next(end);
        return switch (end.ending()) {
            case DONE -> new Outcome(Status.SUCCEEDED, end.sentence(), null, next);
            case FAILED -> new Outcome(Status.FAILED, end.sentence() + explained, null, next);
            case CANCELLED ->
                new Outcome(
                        Status.CANCELLED,
                        "Stopped watching; " + target + " was " + edit.done() + " and goes on rolling out by itself. "
                                + "Last seen: " + end.sentence(),
                        null,
                        next);
            case TIMED_OUT ->
                new Outcome(
                        Status.FAILED,
                        "timed out waiting for the condition; the rollout goes on by itself. Last seen: "
                                + end.sentence() + explained,
                        null,
                        next);
            case LOST ->
                new Outcome(
                        Status.UNKNOWN,
                        target + " was " + edit.done() + ", but the cluster no longer answers: " + end.sentence(),
                        null,
                        next);
        };
    }

    private List<List<String>> next(RolloutWatch.End end) {
        List<List<String>> next = new ArrayList<>();
        end.troubles().stream().limit(2).forEach(trouble -> next.add(trouble.look(patched.namespace())));
        if (end.ending() != RolloutWatch.Ending.DONE) {
            next.add(List.of("rollout-status", patched.target(), "-n", patched.namespace()));
        }
        next.addAll(edit.undo());
        return next;
    }
}
