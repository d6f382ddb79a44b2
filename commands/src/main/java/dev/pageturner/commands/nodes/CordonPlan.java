package dev.pageturner.commands.nodes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Change;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.Fingerprint;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.change.Plan;
import dev.pageturner.commands.cluster.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which nodes are switched off or on again. */
record CordonPlan(NodeSelection selection, boolean unschedulable) implements Plan {
    @Override
    public @Nullable String refusal() {
        return null;
    }

    @Override
    public String fingerprint() {
        Map<String, String> facts = new LinkedHashMap<>();
        for (ObjectNode node : selection.nodes()) {
            facts.put("node " + Json.name(node), Json.uid(node));
            facts.put(Json.name(node) + " cordoned", String.valueOf(NodePlan.isCordoned(node)));
        }
        return Fingerprint.of(facts);
    }

    @Override
    public Preview preview(Invocation invocation, CommandContext context) {
        return new Preview(
                invocation.command(),
                selection.target(),
                invocation.arguments(),
                Risk.LOW,
                true,
                null,
                List.of(),
                Map.of(),
                selection.nodes().stream()
                        .map(node -> change(invocation.command(), node))
                        .toList(),
                fingerprint());
    }

    private Change change(String command, ObjectNode node) {
        boolean already = NodePlan.isCordoned(node) == unschedulable;
        return new Change(
                "nodes",
                "",
                Json.name(node),
                already ? "skip" : command,
                already ? "already " + command + "ed" : unschedulable ? "no new pods" : "new pods again");
    }
}
