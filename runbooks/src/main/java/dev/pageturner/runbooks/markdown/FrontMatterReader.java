package dev.pageturner.runbooks.markdown;

import dev.pageturner.runbooks.FrontMatter;
import dev.pageturner.runbooks.RunbookLibrary.Problem;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The YAML block at the head of a file:
 *
 * <pre>
 * ---
 * service: meeting-controller
 * namespace: dark-tower
 * workload: deployment/meeting-controller
 * database: main
 * dashboards: [{title: Overview, url: "https://grafana.example/d/mc"}]
 * escalation: [{level: L1, who: on-call engineer, when: at once}]
 * depends-on: [global-controller]
 * routing:
 *   - {match: {alertname: CreationFailures, error_type: forbidden}, scenario: scenario-8-limit-exhaustion}
 * ---
 * </pre>
 *
 * Keys that belong to other tools (title, weight, tags) are none of our business and are left alone.
 */
final class FrontMatterReader {
    /** Longer than any front matter; a document that merely starts with a rule is not searched to its end. */
    private static final int MAXIMUM_LINES = 500;

    private static final LoadSettings SETTINGS = LoadSettings.builder().build();

    private FrontMatterReader() {}

    /** Reads the block and blanks its lines. */
    static FrontMatter take(String file, List<String> lines, List<Problem> problems) {
        int end = end(lines);
        if (end < 0) {
            return FrontMatter.NONE;
        }
        String yaml = String.join("\n", lines.subList(1, end)) + "\n";
        Optional<Node> root;
        try {
            root = new Compose(SETTINGS).composeString(yaml);
        } catch (YamlEngineException e) {
            problems.add(new Problem(file, lineOf(e), "The front matter is not YAML: " + sentence(e) + "."));
            blank(lines, end);
            return FrontMatter.NONE;
        } catch (StackOverflowError e) {
            problems.add(new Problem(file, 1, "The front matter is nested too deeply to be read."));
            blank(lines, end);
            return FrontMatter.NONE;
        }
        if (root.isPresent() && !(root.get() instanceof MappingNode)) {
            return FrontMatter.NONE;
        }
        blank(lines, end);
        return root.map(node -> new FrontMatterFields(file, (MappingNode) node, problems).read())
                .orElse(FrontMatter.NONE);
    }

    private static int end(List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).stripTrailing().equals("---")) {
            return -1;
        }
        for (int at = 1; at < Math.min(lines.size(), MAXIMUM_LINES); at++) {
            String line = lines.get(at).stripTrailing();
            if (line.equals("---") || line.equals("...")) {
                return at;
            }
        }
        return -1;
    }

    private static void blank(List<String> lines, int end) {
        for (int at = 0; at <= end; at++) {
            lines.set(at, "");
        }
    }

    private static int lineOf(YamlEngineException problem) {
        Optional<Mark> mark = problem instanceof MarkedYamlEngineException
                ? ((MarkedYamlEngineException) problem).getProblemMark()
                : Optional.empty();
        return mark.map(Mark::getLine).orElse(0) + 2;
    }

    private static String sentence(YamlEngineException problem) {
        String text = problem instanceof MarkedYamlEngineException
                ? ((MarkedYamlEngineException) problem).getProblem()
                : problem.getMessage();
        return text == null ? "unreadable" : text.lines().findFirst().orElse("unreadable");
    }
}
