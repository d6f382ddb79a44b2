package dev.pageturner.commands.knative;

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
import dev.pageturner.commands.change.Follower;
import dev.pageturner.commands.change.Run;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Patch;
import dev.pageturner.commands.cluster.Selection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Sends all traffic of a Knative Service, or a Cloud Run service by the same API, back to an earlier revision. */
public final class TrafficRollbackCommand extends ChangeCommand<TrafficPlan, ObjectNode> {
    private static final CommandSpec SPEC = new CommandSpec(
            "traffic-rollback",
            "Send all traffic of a Knative Service to an earlier revision.",
            Risk.HIGH,
            List.of(
                    Parameter.positional("service", ParameterType.TEXT, "The Knative Service."),
                    Parameters.NAMESPACE,
                    Parameter.flag(
                            "to-revision",
                            ParameterType.TEXT,
                            "The revision; without it the last one that was ready and is not the current one.")),
            List.of(
                    "traffic-rollback beep-api -n beep",
                    "traffic-rollback beep-api -n beep --to-revision=beep-api-00041"),
            List.of(
                    new Permission(
                            "serving.knative.dev",
                            List.of("services"),
                            List.of("get", "list", "watch", "patch"),
                            false),
                    new Permission("serving.knative.dev", List.of("revisions"), List.of("list"), false)));

    public TrafficRollbackCommand() {
        super(SPEC);
    }

    @Override
    protected String target(Invocation invocation) {
        return "service/" + invocation.argument("service", "");
    }

    @Override
    protected TrafficPlan plan(Invocation invocation, CommandContext context) {
        return TrafficPlan.make(invocation, context.cluster());
    }

    @Override
    protected ObjectNode send(TrafficPlan plan, Run run) {
        return run.cluster().patch(TrafficPlan.SERVICES, plan.namespace(), plan.name(), Patch.merge(plan.part()));
    }

    @Override
    protected Optional<ObjectNode> arrived(TrafficPlan plan, Cluster cluster) {
        return Optional.of(cluster.get(TrafficPlan.SERVICES, plan.namespace(), plan.name()))
                .filter(now ->
                        Json.contains(now.at("/spec/traffic/0"), plan.part().at("/spec/traffic/0")));
    }

    @Override
    protected String doing(TrafficPlan plan) {
        return "the traffic of service/" + plan.name() + " was moved";
    }

    @Override
    protected Outcome follow(TrafficPlan plan, ObjectNode patched, Run run) {
        AtomicReference<String> last = new AtomicReference<>(plan.now().text());
        Follower.Ended<ObjectNode> ended = run.follower()
                .watch(TrafficPlan.SERVICES, plan.namespace(), Selection.named(plan.name()), live -> {
                    ObjectNode now = live.byUid(Json.uid(patched)).orElse(patched);
                    last.set(Traffic.of(now).text());
                    run.control().progress("service/" + plan.name() + ": " + last.get());
                    return Optional.of(now).filter(service -> isThere(plan, patched, service));
                });
        String service = "service/" + plan.name();
        return switch (ended.how()) {
            case SETTLED ->
                ended(Status.SUCCEEDED, plan, "all traffic of " + service + " goes to revision " + plan.targetName());
            case CANCELLED ->
                ended(Status.CANCELLED, plan, "Stopped watching; the traffic is on its way: " + last.get());
            case TIMED_OUT -> ended(Status.FAILED, plan, "the traffic did not move in time: " + last.get());
            case LOST ->
                ended(
                        Status.UNKNOWN,
                        plan,
                        service + " was told to move its traffic, but the cluster no longer answers: " + ended.why());
        };
    }

    private static boolean isThere(TrafficPlan plan, ObjectNode patched, ObjectNode now) {
        boolean seen = Json.number(now, "/status/observedGeneration") >= Json.number(patched, "/metadata/generation");
        return seen && Traffic.of(now).percentOf(plan.targetName()) == 100;
    }

    private static Outcome ended(Status status, TrafficPlan plan, String sentence) {
        List<List<String>> undo = plan.now().current().isEmpty()
                ? List.of()
                : List.of(List.of(
                        "traffic-rollback",
                        plan.name(),
                        "-n",
                        plan.namespace(),
                        "--to-revision=" + plan.now().current()));
        return new Outcome(status, sentence, null, undo);
    }
}
