package dev.pageturner.commands.nodes;

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
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.change.PlannedCommand;
import dev.pageturner.commands.change.RefusedException;
import dev.pageturner.commands.change.Run;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Json;
import java.util.ArrayList;
import java.util.List;

/** {@code cordon} and its opposite. */
public final class CordonCommand extends PlannedCommand<CordonPlan> {
    private final boolean unschedulable;

    private CordonCommand(boolean unschedulable, CommandSpec spec) {
        super(spec);
        this.unschedulable = unschedulable;
    }

    public static CordonCommand cordon() {
        return new CordonCommand(true, spec("cordon", "Keep new pods off nodes; those that are there stay."));
    }

    public static CordonCommand uncordon() {
        return new CordonCommand(false, spec("uncordon", "Let new pods onto nodes again."));
    }

    private static CommandSpec spec(String name, String summary) {
        return new CommandSpec(
                name,
                summary,
                Risk.LOW,
                List.of(
                        Parameter.positional("node", ParameterType.NODE, "The nodes.")
                                .optional()
                                .many(),
                        Parameters.SELECTOR),
                List.of(name + " node-1", name + " --selector=pool=blue"),
                List.of(new Permission("", List.of("nodes"), List.of("get", "list", "patch"), true)));
    }

    @Override
    protected String target(Invocation invocation) {
        return NodeSelection.target(invocation);
    }

    @Override
    protected CordonPlan plan(Invocation invocation, CommandContext context) throws RefusedException {
        return new CordonPlan(NodeSelection.find(context.cluster(), invocation), unschedulable);
    }

    @Override
    protected Outcome carryOut(CordonPlan plan, Run run) {
        List<String> sentences = new ArrayList<>();
        List<String> undo = new ArrayList<>(List.of(unschedulable ? "uncordon" : "cordon"));
        Status status = Status.SUCCEEDED;
        for (ObjectNode node : plan.selection().nodes()) {
            try {
                sentences.add(Cordon.set(run, node, unschedulable));
                undo.add(Json.name(node));
            } catch (ApiException e) {
                status = Status.FAILED;
                sentences.add("unable to " + spec().name() + " node \"" + Json.name(node) + "\": " + e.serverMessage());
            } catch (SystemUnreachableException e) {
                return Outcome.of(
                        Status.UNKNOWN, "node/" + Json.name(node) + " may be changed or not: " + e.getMessage());
            }
        }
        return new Outcome(status, String.join("\n", sentences), null, undo.size() > 1 ? List.of(undo) : List.of());
    }
}
