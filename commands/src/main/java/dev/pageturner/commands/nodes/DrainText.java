package dev.pageturner.commands.nodes;

import dev.pageturner.commands.Durations;
import dev.pageturner.commands.nodes.Departure.Ending;
import dev.pageturner.commands.nodes.PodDrain.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What people read of a drain, in kubectl's words where it has them. */
final class DrainText {
    private static final int MOST_LINES = 25;
    private static final int MOST_ERRORS = 3;

    private DrainText() {}

    /** One line per pod, those that need somebody's eye first. */
    static String progress(String title, List<PodDrain> pods) {
        long gone = pods.stream().filter(PodDrain::isOver).count();
        List<PodDrain> sorted = pods.stream()
                .sorted(Comparator.comparingInt(pod -> rank(pod.state())))
                .toList();
        StringBuilder out = new StringBuilder(title + ": " + gone + " of " + pods.size() + " pods gone");
        sorted.stream().limit(MOST_LINES).forEach(pod -> out.append('\n').append(line(pod)));
        if (sorted.size() > MOST_LINES) {
            out.append("\n... and ").append(sorted.size() - MOST_LINES).append(" more");
        }
        return out.toString();
    }

    private static int rank(State state) {
        return List.of(State.FAILED, State.BLOCKED, State.LEAVING, State.QUEUED, State.SKIPPED, State.GONE)
                .indexOf(state);
    }

    static String line(PodDrain pod) {
        String why = pod.why().isEmpty() ? "" : ": " + pod.why();
        return pod.state().word() + "  " + pod.verdict().path() + why;
    }

    /** Why a node is not empty. */
    static String failure(NodeResult result, DrainOptions options) {
        return "unable to drain node \"" + result.node() + "\" due to error: " + errors(result, options);
    }

    /** kubectl's sentence per pod that is still there, and what would let it go. */
    static String errors(NodeResult result, DrainOptions options) {
        List<String> errors = new ArrayList<>();
        for (PodDrain pod : result.pods()) {
            if (pod.state() == State.FAILED || !pod.isOver()) {
                errors.add(error(pod, result.ending(), options));
            }
        }
        List<String> distinct = errors.stream().distinct().toList();
        List<String> shown = new ArrayList<>(distinct.subList(0, Math.min(MOST_ERRORS, distinct.size())));
        if (distinct.size() > shown.size()) {
            shown.add("and " + (distinct.size() - shown.size()) + " more");
        }
        return NodePlan.aggregate(shown);
    }

    private static String error(PodDrain pod, Ending ending, DrainOptions options) {
        PodVerdict verdict = pod.verdict();
        String evicting = "error when evicting pods/\"" + verdict.name() + "\" -n \"" + verdict.namespace() + "\": ";
        if (pod.state() == State.FAILED) {
            return options.disableEviction() ? pod.why() : evicting + pod.why();
        }
        if (ending != Ending.TIMED_OUT) {
            return verdict.path() + " is still there";
        }
        if (options.disableEviction()) {
            return "context deadline exceeded";
        }
        if (pod.state() == State.LEAVING) {
            return "error when waiting for pod \"" + verdict.name() + "\" in namespace \"" + verdict.namespace()
                    + "\" to terminate: context deadline exceeded";
        }
        String limit = options.timeout().isZero() ? "the run's own limit" : Durations.go(options.timeout());
        return evicting + "global timeout reached: " + limit + (pod.why().isEmpty() ? "" : " (" + pod.why() + ")");
    }

    static String pods(NodeResult result) {
        return result.pods().stream().map(pod -> line(pod) + "\n").collect(Collectors.joining());
    }

    /** The pods of a node one by one, and those that should still go. */
    static String detail(NodeResult result) {
        StringBuilder out = new StringBuilder(pods(result));
        result.arrived()
                .forEach(pod ->
                        out.append("arrived meanwhile  ").append(pod.path()).append('\n'));
        List<PodDrain> left = result.pods().stream()
                .filter(pod -> pod.state() == State.FAILED || !pod.isOver())
                .toList();
        if (!left.isEmpty()) {
            out.append("There are pending pods in node \"")
                    .append(result.node())
                    .append("\":\n");
            left.forEach(pod -> out.append("pod/").append(pod.verdict().name()).append('\n'));
        }
        return out.toString();
    }
}
