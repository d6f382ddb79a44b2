package dev.pageturner.runbooks.lint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

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
                    .put("column", finding.column())
                    .put("rule", finding.rule())
                    .put("level", finding.level().id())
                    .put("message", finding.message())
                    .put("fix", finding.fix());
        }
        return root.toString();
    }

    /** @param pages where the pages of the rules are published; empty when they are not, then they travel in the report alone */
    public static String sarif(List<Finding> findings, String pages) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("$schema", SARIF_SCHEMA).put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "pageturner");
        ArrayNode rules = driver.putArray("rules");
        Map<String, Integer> indexes = new HashMap<>();
        for (LintRule rule : Linter.rules()) {
            indexes.put(rule.id(), rules.size());
            rule(rules.addObject(), rule, pages);
        }
        run.put("columnKind", "utf16CodeUnits");
        ArrayNode results = run.putArray("results");
        Map<String, Integer> equals = new HashMap<>();
        findings.forEach(finding -> result(results.addObject(), finding, indexes, equals));
        return root.toString();
    }

    private static void rule(ObjectNode node, LintRule rule, String pages) {
        String folder = pages.endsWith("/") ? pages : pages + "/";
        node.put("id", rule.id());
        node.put("helpUri", pages.isEmpty() ? "urn:pageturner:lint:" + rule.id() : folder + rule.id() + ".md");
        node.putObject("shortDescription").put("text", rule.summary());
        node.putObject("help").put("text", rule.summary()).put("markdown", page(rule));
    }

    private static String page(LintRule rule) {
        try (InputStream page = LintReport.class.getResourceAsStream("/docs/lint/" + rule.id() + ".md")) {
            return page == null ? rule.summary() : new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void result(
            ObjectNode node, Finding finding, Map<String, Integer> indexes, Map<String, Integer> equals) {
        node.put("ruleId", finding.rule()).put("level", finding.level().id());
        Integer index = indexes.get(finding.rule());
        if (index != null) {
            node.put("ruleIndex", index);
        }
        node.putObject("message").put("text", finding.message() + " " + finding.fix());
        ObjectNode place = node.putArray("locations").addObject().putObject("physicalLocation");
        place.putObject("artifactLocation").put("uri", uri(finding.file()));
        place.putObject("region").put("startLine", finding.line()).put("startColumn", finding.column());
        // What does not change when lines are added above, so that a dismissed alert stays dismissed.
        String content = finding.rule() + "\0" + finding.file() + "\0"
                + finding.message().replaceAll("\\S+:\\d+", "");
        int ordinal = equals.merge(content, 1, Integer::sum);
        node.putObject("partialFingerprints").put("pageturner/v1", hash(content + "\0" + ordinal));
    }

    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Relative paths stay relative, so that code scanning finds them in the repository. */
    private static String uri(String file) {
        Path path = Path.of(file);
        return path.isAbsolute()
                ? path.toUri().toString()
                : file.replace("%", "%25").replace(" ", "%20").replaceFirst("^\\./", "");
    }
}
