package dev.pageturner.runbooks.lint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Findings as SARIF 2.1.0, with what GitHub's code scanning asks for beyond the standard. */
public final class SarifReport {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    /** GitHub shows no more of one run. */
    private static final int MOST = 5_000;

    private final ObjectNode root = JsonNodeFactory.instance.objectNode();
    private final Origin origin;
    private final SarifUri uris;
    private final Texts texts = new Texts();
    private final Map<String, LineHashes> hashes = new HashMap<>();
    private final Map<String, Integer> indexes = new HashMap<>();

    private SarifReport(Origin origin) {
        this.origin = origin;
        this.uris = SarifUri.from(origin.folder());
    }

    /**
     * Where a report comes from.
     *
     * @param folder that the findings name their files relative to; absolute. The report names them from the root of the
     *     repository around it
     * @param version of this program
     * @param pages where the pages of the rules are published; empty when they are not, then they travel in the report alone
     */
    public record Origin(Path folder, String version, String pages) {}

    /** @return one line of JSON */
    public static String of(List<Finding> findings, Origin origin) {
        return new SarifReport(origin).report(findings);
    }

    private String report(List<Finding> findings) {
        root.put("$schema", SCHEMA).put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "pageturner").put("version", origin.version());
        ArrayNode rules = driver.putArray("rules");
        for (LintRule rule : Linter.rules()) {
            indexes.put(rule.id(), rules.size());
            rule(rules.addObject(), rule);
        }
        run.put("columnKind", "utf16CodeUnits");
        ArrayNode results = run.putArray("results");
        List<Finding> kept = gravest(findings);
        kept.forEach(finding -> result(results.addObject(), finding));
        if (kept.size() < findings.size()) {
            leftOut(run, findings.size() - kept.size());
        }
        return root.toString();
    }

    /** In their order; where there are too many, those are left out that matter least. */
    private static List<Finding> gravest(List<Finding> findings) {
        Set<Finding> kept = findings.stream()
                .sorted(Comparator.comparing(Finding::level))
                .limit(MOST)
                .collect(Collectors.toSet());
        return findings.stream().filter(kept::contains).limit(MOST).toList();
    }

    private static void leftOut(ObjectNode run, int count) {
        ObjectNode invocation = run.putArray("invocations").addObject().put("executionSuccessful", true);
        ObjectNode notice = invocation.putArray("toolExecutionNotifications").addObject();
        notice.put("level", "warning");
        notice.putObject("message")
                .put("text", count + " findings of the lowest level are left out; see --format text.");
    }

    private void rule(ObjectNode node, LintRule rule) {
        node.put("id", rule.id());
        if (!origin.pages().isEmpty()) {
            node.put("helpUri", origin.pages().replaceFirst("/*$", "/") + rule.id() + ".md");
        }
        node.putObject("shortDescription").put("text", rule.summary());
        node.putObject("fullDescription").put("text", rule.summary());
        node.putObject("help").put("text", rule.summary()).put("markdown", page(rule));
        node.putObject("properties").putArray("tags").add("runbook");
    }

    private static String page(LintRule rule) {
        try (InputStream page = SarifReport.class.getResourceAsStream("/docs/lint/" + rule.id() + ".md")) {
            return page == null ? rule.summary() : new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void result(ObjectNode node, Finding finding) {
        node.put("ruleId", finding.rule()).put("level", finding.level().id());
        Integer index = indexes.get(finding.rule());
        if (index != null) {
            node.put("ruleIndex", index);
        }
        node.putObject("message").put("text", finding.message() + " " + finding.fix());
        ObjectNode place = node.putArray("locations").addObject().putObject("physicalLocation");
        place.putObject("artifactLocation").put("uri", uris.of(finding.file()));
        region(place.putObject("region"), finding);
        fingerprints(node.putObject("partialFingerprints"), finding);
    }

    /** To the end of the line; a finding about a file that is not there or is empty is about its first character. */
    private void region(ObjectNode region, Finding finding) {
        int end = texts.end(finding.file(), finding.line());
        region.put("startLine", finding.line()).put("startColumn", finding.column());
        region.put("endLine", finding.line()).put("endColumn", Math.max(end, finding.column() + 1));
    }

    /** What does not change when lines are added above, so that a dismissed alert stays dismissed. */
    private void fingerprints(ObjectNode prints, Finding finding) {
        String hash = hashes.computeIfAbsent(finding.file(), file -> LineHashes.of(Texts.whole(file)))
                .of(finding.line());
        prints.put("primaryLocationLineHash", hash);
        prints.put(
                "primaryLocationStartColumnFingerprint",
                String.valueOf(finding.column() - texts.begins(finding.file(), finding.line())));
    }
}
