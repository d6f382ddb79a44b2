package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.lint.Finding.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads Prometheus rule files, as Prometheus loads them and as PrometheusRule objects of its operator. */
public final class RuleFiles {
    private final List<AlertRule> alerts = new ArrayList<>();
    private final Set<String> records = new TreeSet<>();
    private final List<String> expressions = new ArrayList<>();
    private final List<Finding> problems = new ArrayList<>();

    private RuleFiles() {}

    /**
     * @param folder searched for .yaml and .yml files, or one file
     * @throws java.io.UncheckedIOException with a sentence, when it cannot be searched
     */
    public static RuleFiles read(Path folder) {
        RuleFiles files = new RuleFiles();
        SourceFiles.under(folder, "yaml", "yml").forEach(files::add);
        return files;
    }

    /** Whether there is no rule at all, and nothing that cannot be read either. */
    public boolean isEmpty() {
        return expressions.isEmpty() && problems.isEmpty();
    }

    public List<AlertRule> alerts() {
        return List.copyOf(alerts);
    }

    /** Names that recording rules make. */
    Set<String> records() {
        return Set.copyOf(records);
    }

    /** Of all rules. */
    List<String> expressions() {
        return List.copyOf(expressions);
    }

    List<Finding> problems() {
        return List.copyOf(problems);
    }

    private void add(Path path) {
        String file = path.toString().replace('\\', '/');
        try {
            String text = Files.readString(path);
            for (Node document :
                    new Compose(LoadSettings.builder().setLabel(file).build()).composeAllFromString(text)) {
                Node root = child(document, "spec").orElse(document);
                items(root, "groups").forEach(group -> items(group, "rules").forEach(rule -> rule(file, rule)));
            }
        } catch (YamlEngineException | IOException e) {
            problems.add(new Finding(
                    file,
                    1,
                    "rule-file",
                    Level.ERROR,
                    "This rule file cannot be read.",
                    "Check it with promtool check rules."));
        }
    }

    private void rule(String file, Node rule) {
        text(rule, "record").ifPresent(records::add);
        alert(file, rule);
        // The templates that are left out would make their placeholders known metrics.
        if (text(rule, "alert").filter(name -> name.contains("<")).isEmpty()) {
            text(rule, "expr").ifPresent(expressions::add);
        }
    }

    private static Optional<String> text(Node parent, String key) {
        return child(parent, key)
                .filter(ScalarNode.class::isInstance)
                .map(node -> ((ScalarNode) node).getValue().strip());
    }

    private void alert(String file, Node rule) {
        Optional<ScalarNode> alert = child(rule, "alert")
                .filter(ScalarNode.class::isInstance)
                .map(ScalarNode.class::cast)
                // Templates that people copy are kept beside the real rules.
                .filter(name -> !name.getValue().contains("<"));
        alert.ifPresent(name -> {
            Optional<Node> url = child(rule, "annotations").flatMap(node -> child(node, "runbook_url"));
            alerts.add(new AlertRule(
                    file,
                    line(name),
                    url.map(RuleFiles::line).orElse(line(name)),
                    name.getValue(),
                    text(rule, "expr").orElse(""),
                    text(rule, "for").orElse(""),
                    texts(rule, "labels"),
                    texts(rule, "annotations")));
        });
    }

    private static List<Node> items(Node parent, String key) {
        return child(parent, key)
                .map(node -> node instanceof SequenceNode sequence ? sequence.getValue() : List.<Node>of())
                .orElse(List.of());
    }

    private static Map<String, String> texts(Node parent, String key) {
        Map<String, String> texts = new HashMap<>();
        if (child(parent, key).orElse(null) instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode name && tuple.getValueNode() instanceof ScalarNode value) {
                    texts.put(name.getValue(), value.getValue());
                }
            }
        }
        return texts;
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

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
