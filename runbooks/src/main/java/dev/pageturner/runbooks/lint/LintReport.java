package dev.pageturner.runbooks.lint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;

/** Findings for machines: the contract's JSON, and SARIF 2.1.0 for code scanning. */
public final class LintReport {
    private static final String SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private LintReport() {}

    public static String json(List<Finding> findings) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode array = root.putArray("findings");
        for (Finding finding : findings) {
            array.addObject()
                    .put("file", finding.file())
                    .put("line", finding.line())
                    .put("rule", finding.rule())
                    .put("level", finding.level().id())
                    .put("message", finding.message())
                    .put("fix", finding.fix());
        }
        return root.toString();
    }

    public static String sarif(List<Finding> findings) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("$schema", SARIF_SCHEMA).put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "pageturner");
        ArrayNode rules = driver.putArray("rules");
        findings.stream().map(Finding::rule).distinct().sorted().forEach(rule -> rules.addObject()
                .put("id", rule));
        ArrayNode results = run.putArray("results");
        findings.forEach(finding -> result(results.addObject(), finding));
        return root.toString();
    }

    private static void result(ObjectNode node, Finding finding) {
        node.put("ruleId", finding.rule()).put("level", finding.level().id());
        node.putObject("message").put("text", finding.message() + " " + finding.fix());
        ObjectNode place = node.putArray("locations").addObject().putObject("physicalLocation");
        place.putObject("artifactLocation").put("uri", uri(finding.file()));
        place.putObject("region").put("startLine", finding.line());
    }

    /** Relative paths stay relative, so that code scanning finds them in the repository. */
    private static String uri(String file) {
        Path path = Path.of(file);
        return path.isAbsolute()
                ? path.toUri().toString()
                : file.replace(" ", "%20").replaceFirst("^\\./", "");
    }
}
