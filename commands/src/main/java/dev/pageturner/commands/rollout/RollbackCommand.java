package dev.pageturner.commands.rollout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.Parameter;
import dev.pageturner.commands.ParameterType;
import dev.pageturner.commands.Parameters;
import dev.pageturner.commands.Permission;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.change.ChangeCommand;
import dev.pageturner.commands.change.RefusedException;
import dev.pageturner.commands.change.Run;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Cluster;
import java.util.List;
import java.util.Optional;

/** Puts an earlier revision of a workload back, as {@code kubectl rollout undo} does, and follows it to the end. */
public final class RollbackCommand extends ChangeCommand<RollbackProposal, Workload> {
    private static final CommandSpec SPEC = new CommandSpec(
            "rollback",
            "Put the previous, or a chosen, revision of a Deployment, StatefulSet or DaemonSet back.",
            Risk.HIGH,
            List.of(
                    Parameters.target("What to roll back: deployment/NAME, statefulset/NAME or daemonset/NAME."),
                    Parameters.NAMESPACE,
                    Parameter.flag(
                            "to-revision",
                            ParameterType.INTEGER,
                            "The revision to go back to; without it, or with 0, the one before the current.")),
            List.of(
                    "rollback deployment/web -n shop",
                    "rollback deployment/web -n shop --to-revision=3",
                    "rollback statefulset/db -n shop"),
            List.of(
                    new Permission(
                            "apps",
                            List.of("deployments", "statefulsets", "daemonsets"),
                            List.of("get", "list", "watch", "patch"),
                            false),
                    new Permission("apps", List.of("replicasets", "controllerrevisions"), List.of("list"), false),
                    new Permission("", List.of("pods"), List.of("list"), false)));

    public RollbackCommand() {
        super(SPEC);
    }

    @Override
    protected RollbackProposal plan(Invocation invocation, CommandContext context) throws RefusedException {
        Workload workload = WorkloadReader.read(invocation, context, "rollbacker");
        History history = History.read(context.cluster(), workload);
        return RollbackProposal.of(
                RollbackPlan.of(workload, history, toRevision(invocation)),
                context.systems().name(),
                invocation);
    }

    private static long toRevision(Invocation invocation) {
        return GoNumbers.parseInt(invocation.argument("to-revision", "0")).orElse(0L);
    }

    @Override
    protected Optional<Outcome> nothingToDo(RollbackProposal proposal) {
        return proposal.plan() instanceof RollbackPlan.Skip skip
                ? Optional.of(Outcome.of(Status.SUCCEEDED, skip.workload().printed() + " " + skip.sentence()))
                : Optional.empty();
    }

    @Override
    protected Workload send(RollbackProposal proposal, Run run) {
        RollbackPlan.Ready plan = proposal.ready();
        Workload workload = plan.workload();
        ObjectNode patched = run.cluster()
                .patch(
                        workload.kind().resource(),
                        workload.namespace(),
                        workload.name(),
                        RollbackPatch.of(workload, plan.target()));
        return new Workload(workload.kind(), patched);
    }

    @Override
    protected Optional<Workload> arrived(RollbackProposal proposal, Cluster cluster) {
        return Optional.of(proposal.ready().workload().readAgain(cluster))
                .filter(now ->
                        Templates.same(now.template(), proposal.ready().target().template()));
    }

    /** A conflict, or a JSON patch whose test does not hold. */
    @Override
    protected boolean isStale(ApiException e) {
        return e.isConflict() || (e.code() == 422 && e.causes().isEmpty());
    }

    @Override
    protected Outcome failure(RollbackProposal proposal, ApiException e) {
        return Outcome.of(
                Status.FAILED,
                "failed restoring revision " + proposal.ready().target().number() + ": " + e.getMessage());
    }

    @Override
    protected String doing(RollbackProposal proposal) {
        return proposal.plan().workload().target() + " was patched";
    }

    @Override
    protected Outcome follow(RollbackProposal proposal, Workload patched, Run run) {
        return new RollbackRun(proposal.ready(), run).follow(patched);
    }
}
