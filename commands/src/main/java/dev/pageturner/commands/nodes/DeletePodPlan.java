package dev.pageturner.commands.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Change;
import dev.pageturner.commands.CommandContext;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which pods go, and how.
 *
 * @param refusal why none may; null when they may
 */
record DeletePodPlan(
        DrainOptions options,
        String namespace,
        Selection selection,
        List<PodVerdict> pods,
        Map<String, String> holdUps,
        List<String> budgetWarnings,
        @Nullable String refusal)
        implements Plan {
    /** @throws ApiException when a named pod is not there */
    static DeletePodPlan make(Invocation invocation, Cluster cluster) {
        String namespace = invocation.argument("namespace", cluster.defaultNamespace());
        String selector = invocation.argument("selector", "");
        List<String> names = List.of(invocation.argument("pod", "").strip().split("\\s+"));
        boolean named = !names.get(0).isEmpty();
        String refusal = named == !selector.isEmpty()
                ? (named
                        ? "name cannot be provided when a selector is specified"
                        : "say which pod, for example delete-pod web-1")
                : null;
        List<ObjectNode> found = new ArrayList<>();
        if (refusal == null && named) {
            names.forEach(name -> found.add(cluster.get(Resources.PODS, namespace, name)));
        } else if (refusal == null) {
            found.addAll(cluster.list(Resources.PODS, namespace, Selection.labels(selector))
                    .items());
            refusal = found.isEmpty()
                    ? "No resources found in " + namespace + " namespace with the labels " + selector
                    : null;
        }
        Selection scope = named && names.size() == 1
                ? Selection.named(names.get(0))
                : named ? Selection.ALL : Selection.labels(selector);
        return make(cluster, options(invocation), namespace, scope, found, refusal);
    }

    private static DeletePodPlan make(
            Cluster cluster,
            DrainOptions options,
            String namespace,
            Selection scope,
            List<ObjectNode> found,
            @Nullable String refusal) {
        List<PodVerdict> pods = found.stream()
                .map(pod -> new PodVerdict(pod, true, notes(pod), null))
                .toList();
        if (options.disableEviction() || pods.isEmpty()) {
            return new DeletePodPlan(options, namespace, scope, pods, Map.of(), List.of(), refusal);
        }
        Budgets budgets = Budgets.read(cluster);
        Map<String, String> holdUps = budgets.holdUps(pods);
        return new DeletePodPlan(options, namespace, scope, pods, holdUps, budgets.warnings(), refusal);
    }

    /** As with kubectl, {@code --force} means at once unless a grace period is given. */
    private static DrainOptions options(Invocation invocation) {
        boolean force = invocation.isOn("force");
        String grace = invocation.argument("grace-period", invocation.isOn("now") ? "1" : force ? "0" : "-1");
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("disable-eviction", String.valueOf(force));
        arguments.put("grace-period", grace);
        return DrainOptions.of(new Invocation("delete-pod", arguments, List.of()));
    }

    private static List<String> notes(JsonNode pod) {
        List<String> notes = new ArrayList<>();
        if (Json.annotation(pod, "kubernetes.io/config.mirror") != null) {
            notes.add("a mirror pod: the kubelet makes it again from its file");
        }
        if (Json.isDeleting(pod)) {
            notes.add("already being deleted");
        }
        return notes;
    }

    private static boolean isBare(PodVerdict pod) {
        return !Json.controller(pod.pod()).isObject() && !PodFilters.isFinished(pod.pod());
    }

    /** A pod that nothing starts again is lost; any other comes back. */
    Risk risk() {
        boolean harmless = pods.size() == 1 && !isBare(pods.get(0)) && !options.disableEviction();
        return harmless ? Risk.LOW : Risk.HIGH;
    }

    String action() {
        return options.disableEviction() ? "delete" : "evict";
    }

    String target() {
        return pods.stream().map(pod -> "pod/" + pod.name()).collect(Collectors.joining(", "));
    }

    @Override
    public String fingerprint() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("options", options.toString());
        facts.put(
                "set of pods",
                pods.stream().map(pod -> pod.path() + " " + pod.uid()).sorted().collect(Collectors.joining("\n")));
        return Fingerprint.of(facts);
    }

    @Override
    public Preview preview(Invocation invocation, CommandContext context) {
        if (refusal != null) {
            return Preview.refused(invocation, DeletePodCommand.named(invocation), Risk.HIGH, refusal);
        }
        List<String> warnings = new ArrayList<>(budgetWarnings);
        List<String> bare = pods.stream()
                .filter(DeletePodPlan::isBare)
                .map(PodVerdict::path)
                .toList();
        if (!bare.isEmpty()) {
            warnings.add(0, "nothing starts these again: " + String.join(", ", bare));
        }
        if (options.disableEviction()) {
            warnings.add(
                    "deleted past every PodDisruptionBudget; with grace period 0 the API forgets a pod whose processes may"
                            + " still run on its node");
        }
        List<Change> changes = pods.stream()
                .map(pod -> new Change("pods", pod.namespace(), pod.name(), action(), detail(pod)))
                .toList();
        return new Preview(
                invocation.command(),
                target(),
                invocation.arguments(),
                risk(),
                true,
                null,
                warnings,
                facts(),
                changes,
                fingerprint());
    }

    private Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Namespace", namespace);
        for (PodVerdict pod : pods.subList(0, Math.min(10, pods.size()))) {
            facts.put(
                    "Pod " + pod.name(),
                    Json.text(pod.pod(), "/status/phase") + " on " + Json.text(pod.pod(), "/spec/nodeName") + ", "
                            + Owner.of(pod.pod()));
        }
        return facts;
    }

    private String detail(PodVerdict pod) {
        List<String> parts = new ArrayList<>(List.of(Owner.of(pod.pod())));
        parts.addAll(pod.notes());
        String holdUp = holdUps.get(pod.uid());
        if (holdUp != null) {
            parts.add(holdUp);
        }
        return String.join("; ", parts);
    }
}
