package dev.pageturner.commands.rollout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Approved;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.RunControl;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Patch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One edit from its patch to the end of what follows from it. */
final class EditRun {
    /** Status writes make the precondition stale all the time without changing the plan. */
    private static final int ATTEMPTS = 8;

    private final EditCommand command;
    private final Invocation invocation;
    private final CommandContext context;
    private final RunControl control;
    private final Cluster cluster;

    EditRun(EditCommand command, Invocation invocation, CommandContext context, RunControl control) {
        this.command = command;
        this.invocation = invocation;
        this.context = context;
        this.control = control;
        this.cluster = context.systems().cluster(context.user(), context.groups());
    }

    Outcome start(Workload planned, Edit.Ready plannedEdit) throws WorkloadReader.NotAWorkloadException {
        Workload workload = planned;
        Edit.Ready edit = plannedEdit;
        for (int attempt = 1; ; attempt++) {
            if (control.cancelled()) {
                return Outcome.of(Status.CANCELLED, "Cancelled before anything was changed.");
            }
            try {
                return followed(patch(workload, edit), edit);
            } catch (ApiException e) {
                if (!e.isConflict() || attempt == ATTEMPTS) {
                    return Outcome.of(Status.FAILED, "failed to patch: " + e.getMessage());
                }
            } catch (SystemUnreachableException e) {
                return Outcome.of(
                        Status.UNKNOWN,
                        "The connection was lost while " + workload.target() + " was patched; whether it was "
                                + edit.done() + " is not known. " + e.getMessage());
            }
            workload = command.read(invocation, context);
            Optional<Outcome> changed =
                    Approved.refusal(control, command.spec().name(), command.fingerprint(invocation, workload));
            if (changed.isPresent()) {
                return changed.get();
            }
            if (!(command.edit(invocation, workload, context) instanceof Edit.Ready again)) {
                return Outcome.of(Status.CHANGED, workload.target() + " changed meanwhile. Look at a new preview.");
            }
            edit = again;
        }
    }

    private Workload patch(Workload workload, Edit.Ready edit) {
        ObjectNode part = edit.part().deepCopy();
        part.withObjectProperty("metadata")
                .put("uid", Json.uid(workload.object()))
                .put("resourceVersion", Json.resourceVersion(workload.object()));
        ObjectNode patched =
                cluster.patch(workload.kind().resource(), workload.namespace(), workload.name(), Patch.strategic(part));
        return new Workload(workload.kind(), patched);
    }

    private Outcome followed(Workload patched, Edit.Ready edit) {
        String done = patched.printed() + " " + edit.done();
        control.progress(done);
        boolean onDelete =
                Json.text(patched.object(), "/spec/updateStrategy/type").equals("OnDelete");
        if (!edit.rollsOut() || onDelete) {
            String sentence = onDelete && edit.rollsOut()
                    ? done + "; with the update strategy OnDelete each pod takes it when it is deleted"
                    : done;
            return new Outcome(Status.SUCCEEDED, sentence, null, edit.undo());
        }
        return outcome(
                patched,
                edit,
                new RolloutWatch(cluster, patched, patched.labelSelector(), control, context.clock()).follow());
    }

    private static Outcome outcome(Workload patched, Edit.Ready edit, RolloutWatch.End end) {
        String explained = end.troubles().stream()
                .limit(5)
                .map(trouble -> "\n" + trouble.sentence())
                .collect(Collectors.joining());
        String target = patched.target();
        List<List<String>> next = next(patched, edit, end);
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

    private static List<List<String>> next(Workload patched, Edit.Ready edit, RolloutWatch.End end) {
        List<List<String>> next = new ArrayList<>();
        end.troubles().stream().limit(2).forEach(trouble -> next.add(trouble.look(patched.namespace())));
        if (end.ending() != RolloutWatch.Ending.DONE) {
            next.add(List.of("rollout-status", patched.target(), "-n", patched.namespace()));
        }
        next.addAll(edit.undo());
        return next;
    }
}
