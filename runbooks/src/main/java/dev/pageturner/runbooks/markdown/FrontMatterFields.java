package dev.pageturner.runbooks.markdown;

import dev.pageturner.runbooks.FrontMatter;
import dev.pageturner.runbooks.FrontMatter.Dashboard;
import dev.pageturner.runbooks.FrontMatter.Escalation;
import dev.pageturner.runbooks.FrontMatter.Route;
import dev.pageturner.runbooks.RunbookLibrary.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The known keys of one front matter; a field of the wrong shape becomes a problem and is left out. */
final class FrontMatterFields {
    private final String file;
    private final MappingNode root;
    private final List<Problem> problems;

    FrontMatterFields(String file, MappingNode root, List<Problem> problems) {
        this.file = file;
        this.root = root;
        this.problems = problems;
    }

    FrontMatter read() {
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : root.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key && !seen.add(key.getValue())) {
                wrong(key, "\"" + key.getValue() + "\" stands here a second time; the first one counts.");
            }
        }
        return new FrontMatter(
                text(root, "service"),
                text(root, "namespace"),
                text(root, "workload"),
                text(root, "database"),
                entries("dashboards", this::dashboard),
                entries("escalation", this::escalation),
                names("depends-on"),
                entries("routing", this::route));
    }

    private @Nullable Dashboard dashboard(Node node) {
        String url = node instanceof ScalarNode scalar ? scalar.getValue() : text(node, "url");
        if (url == null) {
            return wrong(node, "A dashboard needs a title and a url.");
        }
        return new Dashboard(Objects.requireNonNullElse(text(node, "title"), url), url);
    }

    private @Nullable Escalation escalation(Node node) {
        String who = text(node, "who");
        if (who == null) {
            return wrong(node, "An escalation needs level, who and when.");
        }
        return new Escalation(
                Objects.requireNonNullElse(text(node, "level"), ""),
                who,
                Objects.requireNonNullElse(text(node, "when"), ""));
    }

    private @Nullable Route route(Node node) {
        Node match = child(node, "match").orElse(node);
        String scenario = text(node, "scenario");
        if (scenario == null || !(match instanceof MappingNode labels)) {
            return wrong(node, "A routing rule needs match (labels and their values) and scenario (an anchor).");
        }
        Map<String, String> wanted = new LinkedHashMap<>();
        for (NodeTuple tuple : labels.getValue()) {
            if (tuple.getValueNode() instanceof ScalarNode value && tuple.getKeyNode() instanceof ScalarNode key) {
                wanted.put(key.getValue(), value.getValue());
            }
        }
        return wanted.isEmpty()
                ? wrong(node, "A routing rule without labels would take every alert; name at least one in match.")
                : new Route(wanted, scenario.startsWith("#") ? scenario.substring(1) : scenario);
    }

    private List<String> names(String key) {
        return entries(key, node -> node instanceof ScalarNode scalar ? scalar.getValue() : text(node, "service"));
    }

    private <T> List<T> entries(String key, Function<Node, @Nullable T> read) {
        Optional<Node> value = child(root, key);
        if (value.isEmpty()) {
            return List.of();
        }
        List<Node> nodes = value.get() instanceof SequenceNode sequence ? sequence.getValue() : List.of(value.get());
        List<T> entries = new ArrayList<>();
        for (Node node : nodes) {
            T entry = read.apply(node);
            if (entry != null) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private @Nullable String text(Node parent, String key) {
        Optional<Node> value = child(parent, key);
        if (value.isEmpty()) {
            return null;
        }
        return value.get() instanceof ScalarNode scalar
                ? scalar.getValue()
                : wrong(value.get(), "\"" + key + "\" has to be a plain text.");
    }

    private static Optional<Node> child(Node parent, String key) {
        if (!(parent instanceof MappingNode mapping)) {
            return Optional.empty();
        }
        return mapping.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode name
                        && name.getValue().equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    private <T> @Nullable T wrong(Node node, String sentence) {
        int line = node.getStartMark().map(mark -> mark.getLine()).orElse(0) + 2;
        problems.add(Problem.minor(file, line, sentence));
        return null;
    }
}
