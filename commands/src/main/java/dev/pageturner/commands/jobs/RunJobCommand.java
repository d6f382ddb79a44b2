package dev.pageturner.commands.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Outcome;
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
import dev.pageturner.commands.cluster.Resources;
import java.util.List;
import java.util.Optional;

/** Runs the Job of a CronJob, or one that a runbook spells out, never two at once, and follows it to its exit code. */
public final class RunJobCommand extends ChangeCommand<JobPlan, ObjectNode> {
    private static final CommandSpec SPEC = new CommandSpec(
            "run-job",
            "Run the Job of a CronJob, or a Job of the runbook, now, and follow it to its end.",
            Risk.HIGH,
            List.of(
                    Parameter.positional(
                            "name",
                            ParameterType.TEXT,
                            "The name of the new Job; with a dash at its end something is added to it, as often as it is run."),
                    Parameter.flag("from", ParameterType.RESOURCE, "cronjob/NAME."),
                    Parameter.flag(
                            "template", ParameterType.TEXT, "A Job of batch/v1 as YAML, as it stands in a runbook."),
                    Parameters.NAMESPACE,
                    Parameters.AFTER),
            List.of("run-job migrate-by-hand --from=cronjob/migrate -n shop"),
            List.of(
                    new Permission("batch", List.of("cronjobs"), List.of("get"), false),
                    new Permission("batch", List.of("jobs"), List.of("get", "list", "watch", "create"), false),
                    new Permission("coordination.k8s.io", List.of("leases"), List.of("create", "get", "delete"), false),
                    new Permission("", List.of("pods"), List.of("list"), false),
                    new Permission("", List.of("pods/log"), List.of("get"), false)));

    public RunJobCommand() {
        super(SPEC);
    }

    @Override
    protected String target(Invocation invocation) {
        return "job/" + invocation.argument("name", "");
    }

    @Override
    protected JobPlan plan(Invocation invocation, CommandContext context) throws RefusedException {
        return JobPlan.make(invocation, context);
    }

    @Override
    protected ObjectNode send(JobPlan plan, Run run) {
        String series = plan.source().series();
        try (JobLock lock = JobLock.take(
                run.cluster(),
                plan.namespace(),
                series,
                plan.startedBy(),
                run.context().clock())) {
            if (!plan.isFree(run.cluster())) {
                throw ApiException.of(409, "Conflict", "somebody else started a job of " + series + " just now");
            }
            return run.cluster().create(Resources.JOBS, plan.namespace(), plan.job(), false);
        }
    }

    @Override
    protected Optional<ObjectNode> arrived(JobPlan plan, Cluster cluster) {
        return plan.made(cluster);
    }

    @Override
    protected String doing(JobPlan plan) {
        return "job/" + plan.name() + " was created";
    }

    @Override
    protected Outcome follow(JobPlan plan, ObjectNode made, Run run) {
        return new JobFollow(made, run).follow();
    }
}
