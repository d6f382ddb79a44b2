package dev.pageturner.commands.nodes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.Output;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.change.Run;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.nodes.Departure.Ending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;

/** Carries a plan out: cordons every node first, then empties them one after the other. */
final class DrainRun {
    /** Requests at once; a node with a hundred pods is asked to let them go in a second or two. */
    private static final int AT_ONCE = 20;

    private final DrainPlan plan;
    private final Run run;
    private final Cluster cluster;
    private final Instant started;

    DrainRun(DrainPlan plan, Run run) {
        this.plan = plan;
        this.run = run;
        this.cluster = run.cluster();
        this.started = run.context().clock().instant();
    }

    Outcome start() {
        Optional<Outcome> failed = cordonAll();
        if (failed.isPresent()) {
            return failed.get();
        }
        ExecutorService requests = Departure.requests(AT_ONCE);
        List<NodeResult> results = new ArrayList<>();
        try {
            for (NodePlan node : plan.nodes()) {
                NodeResult result = drain(node, requests);
                results.add(result);
                if (result.ending() == Ending.CANCELLED || result.ending() == Ending.LOST) {
                    break;
                }
            }
        } finally {
            requests.shutdownNow();
        }
        return outcome(results);
    }

    /** kubectl drains on when a cordon failed, and what was evicted may come straight back. */
    private Optional<Outcome> cordonAll() {
        List<String> cordoned = new ArrayList<>();
        for (NodePlan node : plan.nodes()) {
            if (run.control().cancelled()) {
                return Optional.of(stopped(Status.CANCELLED, "cancelled before any pod was evicted", cordoned));
            }
            try {
                run.control().progress(Cordon.set(run, node.node(), true));
                if (!node.isCordoned()) {
                    cordoned.add(node.name());
                }
            } catch (ApiException e) {
                String sentence =
                        "unable to cordon node \"" + node.name() + "\": " + e.serverMessage() + "; no pod was evicted";
                return Optional.of(stopped(Status.FAILED, sentence, cordoned));
            } catch (SystemUnreachableException e) {
                cordoned.add(node.name());
                String sentence = "node/" + node.name() + " may be cordoned or not: " + e.getMessage();
                return Optional.of(stopped(Status.UNKNOWN, sentence, cordoned));
            }
        }
        return Optional.empty();
    }

    private static Outcome stopped(Status status, String sentence, List<String> cordoned) {
        return new Outcome(status, sentence, null, cordoned.isEmpty() ? List.of() : List.of(uncordon(cordoned)));
    }

    private static List<String> uncordon(List<String> nodes) {
        List<String> words = new ArrayList<>(List.of("uncordon"));
        words.addAll(nodes);
        return words;
    }

    private Outcome outcome(List<NodeResult> results) {
        Ending last = results.get(results.size() - 1).ending();
        boolean drained = results.stream().allMatch(NodeResult::isDrained);
        Status status = last == Ending.CANCELLED
                ? Status.CANCELLED
                : last == Ending.LOST ? Status.UNKNOWN : drained ? Status.SUCCEEDED : Status.FAILED;
        List<String> nodes = plan.nodes().stream().map(NodePlan::name).toList();
        List<List<String>> next = drained
                ? List.of(uncordon(nodes))
                : status == Status.FAILED
                        ? List.of(run.invocation().words(), uncordon(nodes))
                        : List.of(uncordon(nodes), run.invocation().words());
        return new Outcome(status, sentence(results, status), Output.text(detail(results)), next);
    }

    private NodeResult drain(NodePlan node, ExecutorService requests) {
        Departure.Scope scope =
                new Departure.Scope("node/" + node.name(), "", DrainPlan.onNode(node.name(), plan.options()));
        Departure.Result result = new Departure(plan.options(), scope, node.going(), run, requests).run();
        return new NodeResult(node.name(), result.ending(), result.pods(), arrived(node, result.seen()));
    }

    private List<PodVerdict> arrived(NodePlan node, List<ObjectNode> seen) {
        Set<String> known = node.pods().stream().map(PodVerdict::uid).collect(Collectors.toSet());
        PodFilters filters =
                new PodFilters(cluster, plan.options(), run.context().clock().instant());
        return seen.stream()
                .filter(pod -> !known.contains(Json.uid(pod)))
                .map(filters::judge)
                .filter(pod -> pod.goes() || pod.error() != null)
                .toList();
    }

    private String sentence(List<NodeResult> results, Status status) {
        List<String> sentences = new ArrayList<>();
        for (NodeResult result : results) {
            sentences.add(sentence(result));
        }
        List<String> pending =
                new ArrayList<>(plan.nodes().stream().map(NodePlan::name).toList());
        results.stream().filter(NodeResult::isDrained).forEach(result -> pending.remove(result.node()));
        if (plan.nodes().size() > 1 && status != Status.SUCCEEDED) {
            sentences.add("There are pending nodes to be drained: " + String.join(", ", pending));
        }
        return String.join("\n", sentences);
    }

    private String sentence(NodeResult result) {
        String node = "node/" + result.node();
        int gone = result.gone().size();
        String count = gone + " of " + result.pods().size() + " pods are gone";
        return switch (result.ending()) {
            case ALL_GONE ->
                result.arrived().isEmpty()
                        ? node + " drained"
                        : node + " is not empty: " + result.arrived().size()
                                + " more pods arrived before the cordon; drain it again";
            case CANCELLED -> "cancelled: " + count + "; " + node + " stays cordoned until it is uncordoned";
            case LOST ->
                "the cluster stopped answering while " + node + " was drained: " + count
                        + " as far as is known; look at the node before anything else";
            case FAILED, TIMED_OUT -> DrainText.failure(result, plan.options());
        };
    }

    private String detail(List<NodeResult> results) {
        StringBuilder out = new StringBuilder();
        List<PodVerdict> gone = new ArrayList<>();
        for (NodeResult result : results) {
            if (results.size() > 1) {
                out.append("node/").append(result.node()).append('\n');
            }
            out.append(DrainText.detail(result));
            gone.addAll(result.gone());
        }
        return out + Replacements.text(cluster, gone, started);
    }
}
