package dev.pageturner.runbooks.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pageturner.runbooks.library.Runbooks;
import dev.pageturner.runbooks.lint.Finding.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinterTest {
    private static final String RULES = """
            groups:
              - name: web
                rules:
                  - alert: WebDown
                    expr: up == 0
                    annotations:
                      runbook_url: docs/web.md#scenario-1-down
                  - alert: WebSlow
                    expr: latency > 1
                    annotations:
                      runbook_url: https://x.example/docs/web.md#scenario-9-gone
                  - alert: WebFull
                    expr: disk > 1
                    annotations:
                      runbook_url: docs/other.md
            """;

    @TempDir
    private Path folder;

    private Path docs;
    private Path rules;

    @BeforeEach
    void write() throws IOException {
        docs = Files.createDirectories(folder.resolve("docs"));
        rules = Files.writeString(folder.resolve("rules.yaml"), RULES);
    }

    @Test
    void findsAlertsAndLinksThatLeadNowhere() throws IOException {
        runbook("# Web\n## Scenario 1: Down\n**Alert**: WebDown\n\n**Symptoms**: x\n");

        List<Finding> findings =
                Linter.check(Runbooks.load(List.of(docs)), new Sources(RuleFiles.read(rules), null, null));

        assertThat(findings)
                .extracting(Finding::rule, Finding::line)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("broken-runbook-url", 11),
                        org.assertj.core.groups.Tuple.tuple("alert-without-scenario", 12),
                        org.assertj.core.groups.Tuple.tuple("broken-runbook-url", 15));
        assertThat(findings).allSatisfy(finding -> assertThat(finding.level()).isEqualTo(Level.ERROR));
    }

    @Test
    void findsAScenarioForAnAlertThatDoesNotExistAndNamesTheNearest() throws IOException {
        runbook("# Web\n## Scenario 1: Down\n**Alert**: WebDwon\n\n**Symptoms**: x\n");

        assertThat(of("unknown-alert")).singleElement().satisfies(finding -> assertThat(finding.fix())
                .contains("WebDown"));
    }

    @Test
    void findsAChangeAmongTheDiagnosticsButNotAmongTheRemedies() throws IOException {
        String restart = "\n```bash\nkubectl rollout restart deployment/web -n web\n```\n";
        runbook("# Web\n## Scenario 1: Down\n**Diagnosis**:\n" + restart + "\n**Fix**:\n" + restart);

        assertThat(of("change-in-diagnosis")).extracting(Finding::line).containsExactly(6);
    }

    @Test
    void findsCommandsWithoutANamespaceUnlessTheFileNamesOne() throws IOException {
        String body =
                "# Web\n## A\n```bash\nkubectl get pods\nkubectl get nodes\nkubectl get pods -n web\nkubectl get pods -A\n```\n";
        runbook(body);
        assertThat(of("missing-namespace")).extracting(Finding::line).containsExactly(4);

        runbook("---\nnamespace: web\n---\n" + body);
        assertThat(of("missing-namespace")).isEmpty();
    }

    @Test
    void findsOpenFencesDuplicateAnchorsAndRoutesToNowhere() throws IOException {
        runbook(
                "---\nrouting:\n  - {match: {a: b}, scenario: gone}\n---\n# Web\n## A\n```bash\nkubectl get pods -n a\n\n## A\n");

        assertThat(of("unclosed-fence")).extracting(Finding::line).containsExactly(7);
        assertThat(of("duplicate-anchor")).extracting(Finding::line).containsExactly(10);
        assertThat(of("route-to-nowhere")).hasSize(1);
    }

    @Test
    void findsAnAlertThatItsScenarioDoesNotName() throws IOException {
        runbook("# Web\n## Scenario 1: Down\n**Alert**: WebSlow\n\n**Symptoms**: x\n");

        assertThat(of("alert-not-named")).singleElement().satisfies(finding -> {
            assertThat(finding.line()).isEqualTo(2);
            assertThat(finding.message()).contains("WebDown");
        });
    }

    @Test
    void findsAWorkloadThatIsOfTwoKinds() throws IOException {
        runbook(
                "# Web\n## A\n```bash\nkubectl rollout status deployment/web -n web\nkubectl rollout history deployment web -n web\n"
                        + "kubectl rollout undo statefulset/web -n web\n```\n");

        assertThat(of("workload-of-two-kinds")).extracting(Finding::line).containsExactly(6);
    }

    @Test
    void findsTablesAndColumnsThatNoMigrationDefines() throws IOException {
        Files.writeString(
                folder.resolve("1.sql"),
                "CREATE TABLE orders (id BIGINT PRIMARY KEY, state TEXT CHECK (state IN ('a', 'b')));\n"
                        + "ALTER TABLE orders ADD COLUMN paid_at TIMESTAMPTZ;\n");
        runbook(
                "# Web\n## A\n```sql\nSELECT o.id, o.status AS s FROM orders o WHERE o.paid_at > NOW() - INTERVAL '1 hour' AND state = 'x';\n"
                        + "```\n\n```sql\nSELECT count(*) FROM order_items;\n```\n");

        assertThat(of("unknown-column"))
                .extracting(Finding::message)
                .satisfiesExactly(first -> assertThat(first).contains("the column status"), second -> assertThat(second)
                        .contains("the table order_items"));
    }

    @Test
    void saysWhyAStepHasNoButton() throws IOException {
        runbook("# Web\n## A\n```bash\nvi /etc/web.conf\n```\n");

        assertThat(of("step-by-hand")).singleElement().satisfies(finding -> assertThat(finding.level())
                .isEqualTo(Level.NOTE));
    }

    @Test
    void theBundledRunbooksHaveNoErrors() {
        assertThat(Linter.check(Runbooks.load(List.of(Path.of("library"))), Sources.NONE))
                .filteredOn(finding -> finding.level() == Level.ERROR)
                .isEmpty();
    }

    @Test
    void reportsAsTheContractSays() throws IOException {
        List<Finding> findings =
                List.of(new Finding("docs/a b.md", 3, "unclosed-fence", Level.ERROR, "Message.", "Fix."));

        JsonNode json = new JsonMapper().readTree(LintReport.json(findings));
        assertThat(json.at("/findings/0/level").asText()).isEqualTo("error");
    }

    private void runbook(String text) throws IOException {
        Files.writeString(docs.resolve("web.md"), text);
    }

    private List<Finding> of(String rule) {
        return Linter.check(Runbooks.load(List.of(docs)), new Sources(RuleFiles.read(rules), Schema.read(folder), null))
                .stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
    }
}
