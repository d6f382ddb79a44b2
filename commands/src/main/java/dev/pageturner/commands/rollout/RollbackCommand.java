package dev.pageturner.commands.rollout;

import dev.pageturner.commands.Command;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Fingerprint;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.Parameter;
import dev.pageturner.commands.ParameterType;
import dev.pageturner.commands.Parameters;
import dev.pageturner.commands.Permission;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.RunControl;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Cluster;
import java.util.List;

/** Puts an earlier revision of a workload back, as {@code kubectl rollout undo} does, and follows it to the end. */
public final class RollbackCommand implements Command {
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

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Preview preview(Invocation invocation, CommandContext context) {
        String target = invocation.argument("target", "");
        try {
            return RollbackPreview.of(invocation, context, plan(invocation, context));
        } catch (WorkloadReader.NotAWorkloadException e) {
            return Preview.refused(invocation, target, Risk.HIGH, e.sentence());
        } catch (ApiException e) {
            return Preview.refused(invocation, target, Risk.HIGH, String.valueOf(e.getMessage()));
        }
    }

    static RollbackPlan plan(Invocation invocation, CommandContext context)
            throws WorkloadReader.NotAWorkloadException {
        Workload workload = WorkloadReader.read(invocation, context, "rollbacker");
        Cluster cluster = context.systems().cluster(context.user(), context.groups());
        return RollbackPlan.of(workload, History.read(cluster, workload), toRevision(invocation));
    }

    private static long toRevision(Invocation invocation) {
        return GoNumbers.parseInt(invocation.argument("to-revision", "0")).orElse(0L);
    }

    @Override
    public Outcome run(Invocation invocation, CommandContext context, RunControl control) {
        try {
            RollbackPlan plan = plan(invocation, context);
            if (plan instanceof RollbackPlan.Refused refused) {
                return Outcome.of(Status.REFUSED, refused.sentence());
            }
            String approved = control.approvedFingerprint();
            if (approved == null) {
                return Outcome.of(Status.REFUSED, "A rollback changes things: ask for a preview and have it approved.");
            }
            List<String> changes = Fingerprint.changes(approved, fingerprint(plan, invocation, context));
            if (!changes.isEmpty()) {
                return changed(changes);
            }
            if (plan instanceof RollbackPlan.Skip skip) {
                return Outcome.of(Status.SUCCEEDED, skip.workload().printed() + " " + skip.sentence());
            }
            return new RollbackRun(invocation, context, control).start((RollbackPlan.Ready) plan);
        } catch (WorkloadReader.NotAWorkloadException e) {
            return Outcome.of(Status.REFUSED, e.sentence());
        } catch (ApiException e) {
            return Outcome.of(Status.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    static String fingerprint(RollbackPlan plan, Invocation invocation, CommandContext context) {
        return plan.fingerprint(context.systems().name(), invocation.arguments());
    }

    static Outcome changed(List<String> changes) {
        return Outcome.of(
                Status.CHANGED,
                "Not what was approved any more, so nothing was touched: " + String.join("; ", changes)
                        + ". Look at a new preview.");
    }
}
