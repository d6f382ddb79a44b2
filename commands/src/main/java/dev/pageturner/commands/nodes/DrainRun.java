package dev.pageturner.commands.nodes;

import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.Output;
import dev.pageturner.commands.RunControl;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.nodes.NodeDrain.Ending;
import dev.pageturner.commands.nodes.NodeDrain.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Carries a plan out: cordons every node first, then empties them one after the other. */
final class DrainRun {
    /** Requests at once; a node with a hundred pods is asked to let them go in a second or two. */
    private static final int AT_ONCE = 20;

    private final DrainPlan plan;
    private final Invocation invocation;
    private final CommandContext context;
    private final RunControl control;
    private final Cluster cluster;
    private final Instant started;

    DrainRun(DrainPlan plan, Invocation invocation, CommandContext context, RunControl control) {
        this.plan = plan;
        this.invocation = invocation;
        this.context = context;
        this.control = control;
        this.cluster = context.systems().cluster(context.user(), context.groups());
        this.started = context.clock().instant();
    }

    Outcome start() {
        Optional<Outcome> failed = cordonAll();
        if (failed.isPresent()) {
            return failed.get();
        }
        ExecutorService requests = Executors.newFixedThreadPool(AT_ONCE, task -> {
            Thread thread = new Thread(task, "drain");
            thread.setDaemon(true);
            return thread;
        });
        List<Result> results = new ArrayList<>();
        try {
            for (NodePlan node : plan.nodes()) {
                Result result = new NodeDrain(cluster, plan.options(), node, control, context.clock(), requests).run();
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
            if (control.cancelled()) {
                return Optional.of(stopped(Status.CANCELLED, "cancelled before any pod was evicted", cordoned));
            }
            try {
                control.progress(Cordon.set(cluster, node.node(), true));
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

    private Outcome outcome(List<Result> results) {
        Ending last = results.get(results.size() - 1).ending();
        boolean drained = results.stream().allMatch(DrainRun::isEmpty);
        Status status = last == Ending.CANCELLED
                ? Status.CANCELLED
                : last == Ending.LOST ? Status.UNKNOWN : drained ? Status.SUCCEEDED : Status.FAILED;
        List<String> nodes = plan.nodes().stream().map(NodePlan::name).toList();
        List<List<String>> next = drained
                ? List.of(uncordon(nodes))
                : status == Status.FAILED
                        ? List.of(invocation.words(), uncordon(nodes))
                        : List.of(uncordon(nodes), invocation.words());
        return new Outcome(status, sentence(results, status), Output.text(detail(results)), next);
    }

    private static boolean isEmpty(Result result) {
        return result.ending() == Ending.DRAINED && result.arrived().isEmpty();
    }

    private String sentence(List<Result> results, Status status) {
        List<String> sentences = new ArrayList<>();
        for (Result result : results) {
            sentences.add(sentence(result));
        }
        List<String> pending =
                new ArrayList<>(plan.nodes().stream().map(NodePlan::name).toList());
        results.stream()
                .filter(DrainRun::isEmpty)
                .forEach(result -> pending.remove(result.plan().name()));
        if (plan.nodes().size() > 1 && status != Status.SUCCEEDED) {
            sentences.add("There are pending nodes to be drained: " + String.join(", ", pending));
        }
        return String.join("\n", sentences);
    }

    private String sentence(Result result) {
        String node = "node/" + result.plan().name();
        long gone = result.pods().stream()
                .filter(pod -> pod.state() == PodDrain.State.GONE)
                .count();
        String count = gone + " of " + result.pods().size() + " pods are gone";
        return switch (result.ending()) {
            case DRAINED ->
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

    private String detail(List<Result> results) {
        StringBuilder out = new StringBuilder();
        List<PodVerdict> gone = new ArrayList<>();
        for (Result result : results) {
            if (results.size() > 1) {
                out.append("node/").append(result.plan().name()).append('\n');
            }
            out.append(DrainText.detail(result));
            result.pods().stream()
                    .filter(pod -> pod.state() == PodDrain.State.GONE)
                    .forEach(pod -> gone.add(pod.verdict()));
        }
        return out + Replacements.text(cluster, gone, started);
    }
}
