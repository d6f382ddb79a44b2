package dev.pageturner.runbooks.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.runbooks.AlertFacts;
import dev.pageturner.runbooks.Match;
import dev.pageturner.runbooks.RunbookLibrary;
import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.checklist.Checklist;
import dev.pageturner.runbooks.checklist.Checklist.Phase;
import dev.pageturner.runbooks.checklist.Procedures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Real runbooks of other teams. They are not ours to carry along: the folder that holds them is named from outside. */
@EnabledIfEnvironmentVariable(
        named = "PAGETURNER_CORPUS",
        matches = ".+",
        disabledReason = "NOT RUN: set PAGETURNER_CORPUS to the folder that holds seeds/ and corpus/")
class CorpusTest {
    private final Path root = Path.of(String.valueOf(System.getenv("PAGETURNER_CORPUS")));

    @Test
    void everyAlertOfTheDarkTowerOpensTheScenarioOfItsRunbookUrl() {
        RunbookLibrary library = Runbooks.load(List.of(root.resolve("corpus/dark-tower/docs/runbooks")));
        Match match = library.match(new AlertFacts(
                Map.of("alertname", "GCMeetingCreationFailureRate"),
                Map.of(
                        "runbook_url",
                        "docs/runbooks/gc-incident-response.md#scenario-8-meeting-creation-limit-exhaustion")));

        assertThat(match.by()).isEqualTo(Match.By.RUNBOOK_URL);
        assertThat(match.others()).extracting(Scenario::anchor).contains("scenario-9-meeting-code-collision");
    }

    @Test
    void everyFileOfPrometheusOperatorIsOneScenario() {
        RunbookLibrary library = Runbooks.load(List.of(root.resolve("corpus/prometheus-operator-runbooks/content")));

        assertThat(library.runbooks())
                .filteredOn(runbook -> !runbook.file().endsWith("_index.md"))
                .allSatisfy(runbook -> assertThat(runbook.scenarios()).hasSize(1));
        Match match = library.match(new AlertFacts(
                Map.of("alertname", "KubePodCrashLooping"),
                Map.of(
                        "runbook_url",
                        "https://runbooks.prometheus-operator.dev/runbooks/kubernetes/kubepodcrashlooping")));
        assertThat(match.by()).isEqualTo(Match.By.RUNBOOK_URL);
    }

    @Test
    void everyProcedureOfTheDeploymentRunbooksIsFound() throws IOException {
        counts("seeds/mc-deployment-runbook.md", 6, 4);
        counts("corpus/dark-tower/docs/runbooks/gc-deployment.md", 5, 6);
    }

    private void counts(String file, int postRollback, int tests) throws IOException {
        Procedures found = Runbooks.procedures(file, Files.readString(root.resolve(file)));
        assertThat(of(found, Phase.PRE_DEPLOYMENT)).hasSize(3);
        assertThat(items(found, Phase.PRE_DEPLOYMENT)).isEqualTo(11);
        assertThat(items(found, Phase.SMOKE_TEST)).isEqualTo(4);
        assertThat(items(found, Phase.POST_DEPLOYMENT)).isEqualTo(9);
        assertThat(items(found, Phase.POST_ROLLBACK)).isEqualTo(postRollback);
        assertThat(found.smokeTests()).hasSize(tests).allSatisfy(test -> assertThat(test.successCriteria())
                .isNotEmpty());
        assertThat(found.escalation()).hasSize(3);
    }

    private static List<Checklist> of(Procedures procedures, Phase phase) {
        return procedures.checklists().stream()
                .filter(each -> each.phase() == phase)
                .toList();
    }

    private static int items(Procedures procedures, Phase phase) {
        return of(procedures, phase).stream()
                .mapToInt(each -> each.items().size())
                .sum();
    }
}
