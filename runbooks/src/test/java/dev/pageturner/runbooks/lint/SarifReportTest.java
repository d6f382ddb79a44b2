package dev.pageturner.runbooks.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.pageturner.runbooks.library.Runbooks;
import dev.pageturner.runbooks.lint.Finding.Level;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports hold against the standard's own schema, and against what GitHub asks for beyond it. */
class SarifReportTest {
    private static final JsonSchema SCHEMA = schema();
    private static final int GITHUB_BYTES = 10 << 20;

    @TempDir
    private Path folder;

    @Test
    void aReportWithoutFindingsIsValid() {
        assertThat(valid(List.of(), "").at("/runs/0/results")).isEmpty();
    }

    @Test
    void aReportOfAllRulesAtOnceIsValid() throws IOException {
        Files.writeString(folder.resolve("Störung im Büro 100%.md"), """
                # Störung
                ## Scenario 1: Down
                **Alert**: Nobody

                **Diagnosis**:
                ```bash
                kubectl get pods
                  vi /etc/web.conf
                kubectl rollout restart deployment/web -n web
                """);
        Path docs = Files.createDirectories(folder.resolve("docs"));
        Files.writeString(docs.resolve("a:b #?[1].md"), "# A\n## A\n\n[gone](gone.md) [gone](gone.md)\n## A\n");
        Files.write(docs.resolve("binary.md"), new byte[] {(byte) 0xff, 0});
        List<Finding> findings = Linter.check(Runbooks.load(List.of(folder)), Sources.NONE);

        JsonNode results = valid(findings, "https://x.example/lint").at("/runs/0/results");

        assertThat(results).hasSameSizeAs(findings).hasSizeGreaterThan(5);
        assertThat(StreamSupport.stream(results.spliterator(), false)
                        .map(result -> result.at("/locations/0/physicalLocation/artifactLocation/uri")
                                .asText()))
                .contains(
                        "St%C3%B6rung%20im%20B%C3%BCro%20100%25.md", "docs/a%3Ab%20%23%3F%5B1%5D.md", "docs/binary.md");
    }

    @Test
    void aLargeReportStaysWithinGithubsLimits() {
        List<Finding> many = IntStream.rangeClosed(1, 6_000)
                .mapToObj(line -> new Finding(
                        "a.md", line, "step-by-hand", line > 5_990 ? Level.ERROR : Level.NOTE, "M".repeat(200), "Fix."))
                .toList();

        JsonNode run = valid(many, "").at("/runs/0");

        assertThat(run.at("/results")).hasSize(5_000);
        assertThat(run.at("/results/4999/level").asText()).isEqualTo("error");
        assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .asText())
                .startsWith("1000 findings");
    }

    @Test
    void filesOutsideTheFolderAreNamedInFull() {
        Finding outside = new Finding("../else where.md", 1, "broken-link", Level.WARNING, "M.", "F.");

        assertThat(valid(List.of(outside), "")
                        .at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .startsWith("file:///")
                .endsWith("/else%20where.md")
                .doesNotContain("..");
    }

    @Test
    void filesAreNamedFromTheRootOfTheRepositoryWhereverInItTheProgramStarts() throws IOException {
        Files.createDirectories(folder.resolve(".git"));
        Path inside = Files.createDirectories(folder.resolve("teams/ops"));
        List<Finding> findings = List.of(
                new Finding("web.md", 1, "broken-link", Level.WARNING, "M.", "F."),
                new Finding("../db/main.md", 1, "broken-link", Level.WARNING, "M.", "F."),
                new Finding("../../../elsewhere.md", 1, "broken-link", Level.WARNING, "M.", "F."));

        JsonNode results = valid(findings, "", inside).at("/runs/0/results");

        assertThat(results.findValuesAsText("uri").subList(0, 2))
                .containsExactly("teams/ops/web.md", "teams/db/main.md");
        assertThat(results.findValuesAsText("uri").get(2)).startsWith("file:///");
    }

    /** The last line end counts as well; otherwise GitHub's upload warns of the last lines of each file. */
    @Test
    void aReportHasTheHashesThatGithubComputesFromTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("lorem.md"), "Lorem ipsum dolor sit amet.\n".repeat(10));
        List<Finding> findings = IntStream.of(1, 6, 7, 10)
                .mapToObj(line -> new Finding(file.toString(), line, "broken-link", Level.WARNING, "M.", "F."))
                .toList();

        assertThat(valid(findings, "").findValuesAsText("primaryLocationLineHash"))
                .containsExactly(
                        "a7f2ff13bc495cf2:1", "a7f2ff13bc495cf2:6", "a7f2ff1481e87703:1", "cc97dc7b1d7d8f7b:1");
    }

    /** Known answers of GitHub's own upload, which computes these where a report has none. */
    @Test
    void linesAreRecognisedAsGithubRecognisesThem() {
        LineHashes hashes = LineHashes.of(" a\nb\n  \t\tc\r\n d");
        assertThat(IntStream.rangeClosed(1, 4).mapToObj(hashes::of))
                .containsExactly("271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1");
        assertThat(LineHashes.of("").of(1)).isEqualTo("c129715d7a2bc9a3:1");
        LineHashes repeated = LineHashes.of("Lorem ipsum dolor sit amet.\n".repeat(10));
        assertThat(IntStream.of(1, 6, 7, 10).mapToObj(repeated::of))
                .containsExactly(
                        "a7f2ff13bc495cf2:1", "a7f2ff13bc495cf2:6", "a7f2ff1481e87703:1", "cc97dc7b1d7d8f7b:1");
    }

    @Test
    void aFindingIsTheSameOneWhenLinesAreAddedAbove() throws IOException {
        String text = "# Web\n\n```bash\nvi /etc/web.conf\n```\n";
        String before = fingerprint(text);

        assertThat(fingerprint("# More\n\nText.\n\n" + text)).isEqualTo(before);
    }

    private String fingerprint(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("web.md"), text);
        JsonNode report = valid(Linter.check(Runbooks.load(List.of(file)), Sources.NONE), "");
        return report.at("/runs/0/results/0/partialFingerprints").toString();
    }

    private JsonNode valid(List<Finding> findings, String pages) {
        return valid(findings, pages, folder);
    }

    private static JsonNode valid(List<Finding> findings, String pages, Path from) {
        String report = SarifReport.of(findings, new SarifReport.Origin(from, "1.2.3", pages));
        assertThat(SCHEMA.validate(report, InputFormat.JSON))
                .extracting(ValidationMessage::getMessage)
                .isEmpty();
        assertThat(report.getBytes(StandardCharsets.UTF_8).length).isLessThan(GITHUB_BYTES);
        try {
            JsonNode run = new JsonMapper().readTree(report);
            whole(run);
            run.at("/runs/0/results").forEach(result -> accepted(result, run.at("/runs/0/tool/driver/rules")));
            rules(run.at("/runs/0/tool/driver/rules"), pages);
            return run;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What GitHub looks at before it reads any result. */
    private static void whole(JsonNode log) {
        assertThat(log.path("$schema").asText()).endsWith("sarif-2.1.0.json");
        assertThat(log.path("version").asText()).isEqualTo("2.1.0");
        assertThat(log.path("runs")).hasSize(1);
        JsonNode run = log.at("/runs/0");
        assertThat(run.at("/tool/driver/name").asText()).isNotBlank();
        assertThat(run.at("/tool/driver/version").asText()).isNotBlank();
        assertThat(run.path("results").isArray()).isTrue();
        // The category of an upload is the caller's to choose; one of our own would take precedence.
        assertThat(run.has("automationDetails")).isFalse();
    }

    private static void rules(JsonNode rules, String pages) {
        Set<String> ids = new HashSet<>();
        assertThat(rules).hasSizeLessThanOrEqualTo(1_000);
        for (JsonNode rule : rules) {
            assertThat(ids.add(rule.path("id").asText())).isTrue();
            for (String text :
                    List.of("/shortDescription/text", "/fullDescription/text", "/help/text", "/help/markdown")) {
                assertThat(rule.at(text).asText()).isNotBlank();
            }
            assertThat(rule.at("/shortDescription/text").asText()).hasSizeLessThan(1024);
            assertThat(rule.at("/fullDescription/text").asText()).hasSizeLessThan(1024);
            assertThat(rule.at("/properties/tags")).hasSizeLessThanOrEqualTo(20);
            // A name may only stand beside an id when it says something else.
            assertThat(rule.path("name").asText())
                    .isNotEqualToIgnoringCase(rule.path("id").asText());
            assertThat(rule.has("helpUri")).isNotEqualTo(pages.isEmpty());
        }
    }

    private static void accepted(JsonNode result, JsonNode rules) {
        assertThat(rules.get(result.path("ruleIndex").asInt()).path("id").asText())
                .isEqualTo(result.path("ruleId").asText());
        assertThat(result.path("level").asText()).isIn("error", "warning", "note");
        assertThat(result.at("/message/text").asText()).isNotBlank();
        assertThat(result.path("locations")).hasSize(1);
        JsonNode place = result.at("/locations/0/physicalLocation");
        URI uri = URI.create(place.at("/artifactLocation/uri").asText());
        assertThat(uri.isAbsolute() ? "file" : "relative").isEqualTo(uri.isAbsolute() ? uri.getScheme() : "relative");
        assertThat(uri.getPath().split("/")).doesNotContain("..");
        JsonNode region = place.path("region");
        assertThat(region.path("startLine").asInt()).isPositive();
        assertThat(region.path("startColumn").asInt()).isPositive();
        assertThat(region.path("endLine").asInt())
                .isEqualTo(region.path("startLine").asInt());
        assertThat(region.path("endColumn").asInt())
                .isGreaterThan(region.path("startColumn").asInt());
        assertThat(result.at("/partialFingerprints/primaryLocationLineHash").asText())
                .matches("[0-9a-f]+:\\d+");
    }

    private static JsonSchema schema() {
        try (InputStream schema = SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
