package dev.pageturner.commands.rollout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.change.ChangeCommand;
import dev.pageturner.commands.change.RefusedException;
import dev.pageturner.commands.change.Run;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Patch;
import java.util.Optional;

/** What restart, pause, resume and set-image share: they patch one workload, and follow the rollout where there is one. */
abstract class EditCommand extends ChangeCommand<EditPlan, Workload> {
    private final String actor;

    /** @param actor what kubectl calls whoever does this ({@code restarter}) */
    EditCommand(CommandSpec spec, String actor) {
        super(spec);
        this.actor = actor;
    }

    /** Asks nothing of the cluster but what was read already. */
    abstract Edit edit(Invocation invocation, Workload workload, CommandContext context);

    @Override
    protected final EditPlan plan(Invocation invocation, CommandContext context) throws RefusedException {
        Workload workload = WorkloadReader.read(invocation, context, actor);
        return new EditPlan(workload, edit(invocation, workload, context), spec().risk(), invocation.arguments());
    }

    @Override
    protected final Workload send(EditPlan plan, Run run) {
        Workload workload = plan.workload();
        ObjectNode part = plan.ready().part().deepCopy();
        part.withObjectProperty("metadata")
                .put("uid", Json.uid(workload.object()))
                .put("resourceVersion", Json.resourceVersion(workload.object()));
        ObjectNode patched = run.cluster()
                .patch(workload.kind().resource(), workload.namespace(), workload.name(), Patch.strategic(part));
        return new Workload(workload.kind(), patched);
    }

    @Override
    protected final Optional<Workload> arrived(EditPlan plan, Cluster cluster) {
        return Optional.of(plan.workload().readAgain(cluster))
                .filter(now -> Json.contains(now.object(), plan.ready().part()));
    }

    @Override
    protected final Outcome failure(EditPlan plan, ApiException e) {
        return Outcome.of(Status.FAILED, "failed to patch: " + e.getMessage());
    }

    @Override
    protected final String doing(EditPlan plan) {
        return plan.workload().target() + " was patched";
    }

    @Override
    protected final Outcome follow(EditPlan plan, Workload patched, Run run) {
        return new EditRun(plan.ready(), patched, run).follow();
    }
}
