package dev.pageturner.commands.nodes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Approved;
import dev.pageturner.commands.Change;
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
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code cordon} and its opposite. */
public final class CordonCommand implements Command {
    private final boolean unschedulable;
    private final CommandSpec spec;

    private CordonCommand(boolean unschedulable, CommandSpec spec) {
        this.unschedulable = unschedulable;
        this.spec = spec;
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
    public CommandSpec spec() {
        return spec;
    }

    private NodeSelection find(Invocation invocation, CommandContext context) throws NodeSelection.NoneException {
        return NodeSelection.find(context.systems().cluster(context.user(), context.groups()), invocation);
    }

    @Override
    public Preview preview(Invocation invocation, CommandContext context) {
        try {
            NodeSelection selection = find(invocation, context);
            return new Preview(
                    spec.name(),
                    selection.target(),
                    invocation.arguments(),
                    Risk.LOW,
                    true,
                    null,
                    List.of(),
                    Map.of(),
                    selection.nodes().stream().map(this::change).toList(),
                    fingerprint(selection));
        } catch (NodeSelection.NoneException e) {
            return Preview.refused(invocation, NodeSelection.target(invocation), Risk.LOW, e.sentence());
        }
    }

    private Change change(ObjectNode node) {
        boolean already = NodePlan.isCordoned(node) == unschedulable;
        return new Change(
                "nodes",
                "",
                Json.name(node),
                already ? "skip" : spec.name(),
                already ? "already " + spec.name() + "ed" : unschedulable ? "no new pods" : "new pods again");
    }

    private static String fingerprint(NodeSelection selection) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (ObjectNode node : selection.nodes()) {
            facts.put("node " + Json.name(node), Json.uid(node));
            facts.put(Json.name(node) + " cordoned", String.valueOf(NodePlan.isCordoned(node)));
        }
        return Fingerprint.of(facts);
    }

    @Override
    public Outcome run(Invocation invocation, CommandContext context, RunControl control) {
        try {
            NodeSelection selection = find(invocation, context);
            Optional<Outcome> refused = Approved.refusal(control, spec.name(), fingerprint(selection));
            return refused.orElseGet(() -> start(selection, context));
        } catch (NodeSelection.NoneException e) {
            return Outcome.of(Status.REFUSED, e.sentence());
        }
    }

    private Outcome start(NodeSelection selection, CommandContext context) {
        Cluster cluster = context.systems().cluster(context.user(), context.groups());
        List<String> sentences = new ArrayList<>();
        List<String> undo = new ArrayList<>(List.of(unschedulable ? "uncordon" : "cordon"));
        Status status = Status.SUCCEEDED;
        for (ObjectNode node : selection.nodes()) {
            try {
                sentences.add(Cordon.set(cluster, node, unschedulable));
                undo.add(Json.name(node));
            } catch (ApiException e) {
                status = Status.FAILED;
                sentences.add("unable to " + spec.name() + " node \"" + Json.name(node) + "\": " + e.serverMessage());
            } catch (SystemUnreachableException e) {
                return Outcome.of(
                        Status.UNKNOWN, "node/" + Json.name(node) + " may be changed or not: " + e.getMessage());
            }
        }
        return new Outcome(status, String.join("\n", sentences), null, undo.size() > 1 ? List.of(undo) : List.of());
    }
}
