package dev.pageturner.commands.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Parameter;
import dev.pageturner.commands.ParameterType;
import dev.pageturner.commands.Parameters;
import dev.pageturner.commands.Permission;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.ApiResource;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import dev.pageturner.commands.print.BoundedText;
import dev.pageturner.commands.print.TextTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Shows what pods or nodes use, as {@code kubectl top} does. */
public final class TopCommand extends ClusterRead {
    private static final Set<String> PODS = Set.of("pod", "pods", "po");
    private static final Set<String> NODES = Set.of("node", "nodes", "no");

    private static final CommandSpec SPEC = new CommandSpec(
            "top",
            "Show the CPU and memory that pods or nodes use now.",
            Risk.READ,
            List.of(
                    Parameter.positional("target", ParameterType.TEXT, "pods or nodes."),
                    Parameter.positional("name", ParameterType.POD, "Only this one.")
                            .optional(),
                    Parameters.NAMESPACE,
                    Parameters.ALL_NAMESPACES,
                    Parameters.SELECTOR,
                    Parameter.flag("containers", ParameterType.SWITCH, "A line for each container."),
                    Parameter.flag("sort-by", ParameterType.TEXT, "cpu or memory, the highest first."),
                    Parameter.flag("no-headers", ParameterType.SWITCH, "Leave the header out.")),
            List.of("top pods -n shop", "top pods -n shop --containers", "top nodes"),
            List.of(
                    new Permission("metrics.k8s.io", List.of("pods", "nodes"), List.of("get", "list"), true),
                    new Permission("", List.of("nodes"), List.of("list"), true)));

    /** @param cells what stands before the figures */
    private record Line(List<String> cells, Usage usage, double cpuShare, double memoryShare) {}

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    Outcome read(Question question) throws RefusedException {
        String target = question.argument("target");
        int slash = target.indexOf('/');
        String word = slash < 0 ? target : target.substring(0, slash);
        boolean nodes = NODES.contains(word);
        if (!nodes && !PODS.contains(word)) {
            throw new RefusedException("error: top shows pods or nodes, not \"" + word + "\"");
        }
        String name = slash < 0 ? question.argument("name") : target.substring(slash + 1);
        try {
            List<Line> lines = nodes ? nodes(question, name) : pods(question, name);
            lines.sort(order(question.argument("sort-by")));
            return answer(question, nodes, lines);
        } catch (ApiException e) {
            if (e.isNotFound() && (name.isEmpty() || e.reason().isEmpty())) {
                throw new RefusedException("error: Metrics API not available");
            }
            throw e;
        }
    }

    private static Comparator<Line> order(String sortBy) {
        return switch (sortBy) {
            case "cpu" ->
                Comparator.comparingDouble((Line line) -> line.usage().cpu()).reversed();
            case "memory" ->
                Comparator.comparingDouble((Line line) -> line.usage().memory()).reversed();
            default -> Comparator.comparing(line -> String.join("/", line.cells()));
        };
    }

    private static List<ObjectNode> metrics(Question question, ApiResource resource, String namespace, String name) {
        return name.isEmpty()
                ? question.cluster()
                        .list(resource, namespace, Selection.labels(question.argument("selector")))
                        .items()
                : List.of(question.cluster().get(resource, namespace, name));
    }

    private static List<Line> pods(Question question, String name) {
        List<Line> lines = new ArrayList<>();
        for (ObjectNode pod : metrics(question, Resources.POD_METRICS, question.namespace(), name)) {
            List<String> cells = new ArrayList<>();
            if (question.namespace().isEmpty()) {
                cells.add(Json.namespace(pod));
            }
            cells.add(Json.name(pod));
            Usage sum = Usage.NOTHING;
            for (JsonNode container : pod.path("containers")) {
                Usage usage = Usage.of(container.path("usage"));
                sum = sum.plus(usage);
                if (question.isOn("containers")) {
                    List<String> own = new ArrayList<>(cells);
                    own.add(container.path("name").asText());
                    lines.add(new Line(own, usage, 0, 0));
                }
            }
            if (!question.isOn("containers")) {
                lines.add(new Line(cells, sum, 0, 0));
            }
        }
        return lines;
    }

    private static List<Line> nodes(Question question, String name) {
        Map<String, Usage> allocatable = new HashMap<>();
        question.cluster()
                .list(Resources.NODES, "", Selection.ALL)
                .items()
                .forEach(node -> allocatable.put(Json.name(node), Usage.of(node.at("/status/allocatable"))));
        List<Line> lines = new ArrayList<>();
        for (ObjectNode node : metrics(question, Resources.NODE_METRICS, "", name)) {
            Usage usage = Usage.of(node.path("usage"));
            Usage all = allocatable.getOrDefault(Json.name(node), Usage.NOTHING);
            lines.add(new Line(
                    List.of(Json.name(node)),
                    usage,
                    all.cpu() == 0 ? -1 : usage.cpu() / all.cpu(),
                    all.memory() == 0 ? -1 : usage.memory() / all.memory()));
        }
        return lines;
    }

    private static Outcome answer(Question question, boolean nodes, List<Line> lines) {
        if (lines.isEmpty()) {
            String nothing = nodes || question.namespace().isEmpty()
                    ? "No resources found"
                    : "No resources found in " + question.namespace() + " namespace.";
            return Outcome.answered(nothing, dev.pageturner.commands.Output.text(nothing + "\n"));
        }
        TextTable table = new TextTable();
        if (!question.isOn("no-headers")) {
            table.row(headers(question, nodes));
        }
        for (Line line : lines) {
            List<String> cells = new ArrayList<>(line.cells());
            cells.add(line.usage().cores());
            if (nodes) {
                cells.add(percent(line.cpuShare()));
            }
            cells.add(line.usage().mebibytes());
            if (nodes) {
                cells.add(percent(line.memoryShare()));
            }
            table.row(cells);
        }
        return Outcome.answered(
                lines.size() + " lines", new BoundedText().add(table.print()).output());
    }

    private static String percent(double share) {
        return share < 0 ? "<unknown>" : (long) (share * 100) + "%";
    }

    private static List<String> headers(Question question, boolean nodes) {
        if (nodes) {
            return List.of("NAME", "CPU(cores)", "CPU(%)", "MEMORY(bytes)", "MEMORY(%)");
        }
        List<String> headers = new ArrayList<>();
        if (question.namespace().isEmpty()) {
            headers.add("NAMESPACE");
        }
        headers.add(question.isOn("containers") ? "POD" : "NAME");
        if (question.isOn("containers")) {
            headers.add("NAME");
        }
        headers.addAll(List.of("CPU(cores)", "MEMORY(bytes)"));
        return headers;
    }
}
