package dev.pageturner.commands.nodes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Change;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.Durations;
import dev.pageturner.commands.Fingerprint;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.change.Plan;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a drain does now: read once for the preview, and again for the run, which compares. */
record DrainPlan(
        DrainOptions options,
        String target,
        List<NodePlan> nodes,
        Map<String, String> holdUps,
        List<String> budgetWarnings)
        implements Plan {
    static DrainPlan make(Invocation invocation, CommandContext context) throws NodeSelection.NoneException {
        Cluster cluster = context.cluster();
        DrainOptions options = DrainOptions.of(invocation);
        NodeSelection selection = NodeSelection.find(cluster, invocation);
        PodFilters filters = new PodFilters(cluster, options, context.clock().instant());
        List<NodePlan> nodes = new ArrayList<>();
        for (ObjectNode node : selection.nodes()) {
            try {
                nodes.add(new NodePlan(
                        node,
                        pods(cluster, Json.name(node), options).stream()
                                .map(filters::judge)
                                .toList()));
            } catch (ApiException e) {
                throw new NodeSelection.NoneException(
                        "unable to drain node \"" + Json.name(node) + "\" due to error: " + e.serverMessage());
            }
        }
        return withBudgets(cluster, options, selection, nodes);
    }

    private static DrainPlan withBudgets(
            Cluster cluster, DrainOptions options, NodeSelection selection, List<NodePlan> nodes) {
        List<PodVerdict> going =
                nodes.stream().flatMap(node -> node.going().stream()).toList();
        if (options.disableEviction() || going.isEmpty()) {
            return new DrainPlan(options, selection.target(), nodes, Map.of(), List.of());
        }
        Budgets budgets = Budgets.read(cluster);
        Map<String, String> holdUps = budgets.holdUps(going);
        return new DrainPlan(options, selection.target(), nodes, holdUps, budgets.warnings());
    }

    static List<ObjectNode> pods(Cluster cluster, String node, DrainOptions options) {
        return cluster.list(Resources.PODS, "", onNode(node, options)).items();
    }

    static Selection onNode(String node, DrainOptions options) {
        return new Selection(options.podSelector(), "spec.nodeName=" + node);
    }

    /** kubectl goes on with the other nodes; nothing at all is touched here, not even by a cordon. */
    @Override
    public @Nullable String refusal() {
        List<String> refusals =
                nodes.stream().flatMap(node -> node.refusal().stream()).toList();
        return refusals.isEmpty() ? null : String.join("\n", refusals);
    }

    String action() {
        return options.disableEviction() ? "delete" : "evict";
    }

    @Override
    public String fingerprint() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("options", options.toString());
        for (NodePlan node : nodes) {
            facts.put("node " + node.name(), Json.uid(node.node()));
            facts.put(node.name() + " cordoned", String.valueOf(node.isCordoned()));
            facts.put("set of pods on " + node.name(), node.podsAsText(action()));
        }
        return Fingerprint.of(facts);
    }

    @Override
    public Preview preview(Invocation invocation, CommandContext context) {
        String refusal = refusal();
        List<String> warnings = new ArrayList<>();
        nodes.forEach(node -> warnings.addAll(node.warnings()));
        warnings.addAll(budgetWarnings);
        return new Preview(
                invocation.command(),
                target,
                invocation.arguments(),
                Risk.HIGH,
                refusal == null,
                refusal,
                refusal == null ? warnings : List.of(),
                facts(),
                refusal == null ? changes() : List.of(),
                refusal == null ? fingerprint() : "");
    }

    private Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        for (NodePlan node : nodes) {
            int going = node.going().size();
            facts.put(
                    "Node " + node.name(),
                    going + " of " + node.pods().size() + " pods go"
                            + (node.isCordoned() ? ", already cordoned" : ", will be cordoned"));
        }
        facts.put("Pods leave by", options.disableEviction() ? "deletion, past every PodDisruptionBudget" : "eviction");
        facts.put("Grace period", options.graceSeconds() < 0 ? "each pod's own" : options.graceSeconds() + " seconds");
        facts.put("Timeout per node", options.timeout().isZero() ? "none" : Durations.go(options.timeout()));
        return facts;
    }

    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (NodePlan node : nodes) {
            String detail = node.isCordoned() ? "already cordoned" : "no new pods are scheduled here";
            changes.add(new Change("nodes", "", node.name(), "cordon", detail));
        }
        for (NodePlan node : nodes) {
            for (PodVerdict pod : node.pods()) {
                changes.add(
                        new Change("pods", pod.namespace(), pod.name(), pod.goes() ? action() : "skip", detail(pod)));
            }
        }
        return changes;
    }

    private String detail(PodVerdict pod) {
        List<String> parts = new ArrayList<>();
        if (pod.goes()) {
            parts.add(Owner.of(pod.pod()));
        }
        parts.addAll(pod.notes());
        Optional.ofNullable(holdUps.get(pod.uid())).ifPresent(parts::add);
        return String.join("; ", parts);
    }
}
