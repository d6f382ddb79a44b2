package dev.pageturner.commands.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Approved;
import dev.pageturner.commands.Command;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.CommandSpec;
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
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Resources;
import java.util.List;
import java.util.Optional;

/** Runs the Job of a CronJob now, never two at once, and follows it to its exit code. */
public final class RunJobCommand implements Command {
    private static final CommandSpec SPEC = new CommandSpec(
            "run-job",
            "Run the Job of a CronJob now, and follow it to its end.",
            Risk.HIGH,
            List.of(
                    Parameter.positional("name", ParameterType.TEXT, "The name of the new Job."),
                    Parameter.flag("from", ParameterType.RESOURCE, "cronjob/NAME.")
                            .mandatory(),
                    Parameters.NAMESPACE),
            List.of("run-job migrate-by-hand --from=cronjob/migrate -n shop"),
            List.of(
                    new Permission("batch", List.of("cronjobs"), List.of("get"), false),
                    new Permission("batch", List.of("jobs"), List.of("list", "watch", "create"), false),
                    new Permission("", List.of("pods"), List.of("list"), false),
                    new Permission("", List.of("pods/log"), List.of("get"), false)));

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Preview preview(Invocation invocation, CommandContext context) {
        try {
            return JobPlan.make(invocation, context).preview(invocation);
        } catch (ApiException e) {
            return Preview.refused(
                    invocation, "job/" + invocation.argument("name", ""), Risk.HIGH, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Outcome run(Invocation invocation, CommandContext context, RunControl control) {
        try {
            JobPlan plan = JobPlan.make(invocation, context);
            if (plan.refusal() != null) {
                return Outcome.of(Status.REFUSED, plan.refusal());
            }
            Optional<Outcome> refused = Approved.refusal(control, "run-job", plan.fingerprint());
            return refused.isPresent() ? refused.get() : start(plan, context, control);
        } catch (ApiException e) {
            return Outcome.of(Status.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private static Outcome start(JobPlan plan, CommandContext context, RunControl control) {
        Cluster cluster = context.systems().cluster(context.user(), context.groups());
        try {
            ObjectNode made = cluster.create(Resources.JOBS, plan.namespace(), plan.job(), false);
            return new JobFollow(cluster, made, control, context.clock()).follow();
        } catch (SystemUnreachableException e) {
            return Outcome.of(
                    Status.UNKNOWN,
                    "The connection was lost while job/" + plan.name()
                            + " was created; look whether it runs before starting another. " + e.getMessage());
        }
    }
}
