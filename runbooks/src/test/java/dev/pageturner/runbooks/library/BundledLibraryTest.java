package dev.pageturner.runbooks.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.runbooks.FrontMatter.Route;
import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.RunbookLibrary;
import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.Section;
import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.StepKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The repository's own runbooks, read from the class path and from their folder. */
class BundledLibraryTest {
    private final RunbookLibrary bundled = Runbooks.bundled();

    @Test
    void isTheSameFromTheClassPathAndFromItsFolder() {
        RunbookLibrary folder = Runbooks.load(List.of(Path.of("library")));

        assertThat(bundled.problems()).isEmpty();
        assertThat(folder.problems()).isEmpty();
        assertThat(bundled.runbooks()).isNotEmpty().hasSameSizeAs(folder.runbooks());
        assertThat(bundled.runbook("runbooks/library/meta-endpoints.md")).isPresent();
    }

    @Test
    void everyRoutingRuleOpensAScenario() {
        for (Runbook runbook : bundled.runbooks()) {
            for (Route route : runbook.frontMatter().routing()) {
                assertThat(runbook.opens(route.scenario()))
                        .as(runbook.file() + " " + route)
                        .isPresent();
            }
        }
    }

    @Test
    void everyScenarioForAnAlertHasSymptomsDiagnosisRemediesAndEscalation() {
        for (Runbook runbook : bundled.runbooks()) {
            for (Scenario scenario : runbook.scenarios()) {
                if (!scenario.alerts().isEmpty()) {
                    assertThat(scenario.sections())
                            .as(scenario.file() + "#" + scenario.anchor())
                            .extracting(Section::kind)
                            .contains(
                                    Section.Kind.SYMPTOMS,
                                    Section.Kind.DIAGNOSIS,
                                    Section.Kind.REMEDIATION,
                                    Section.Kind.ESCALATION);
                }
            }
        }
    }

    @Test
    void noDiagnosisHoldsAChange() {
        for (Runbook runbook : bundled.runbooks()) {
            for (Scenario scenario : runbook.scenarios()) {
                for (Section section : scenario.sections()) {
                    if (section.kind() == Section.Kind.DIAGNOSIS
                            && !scenario.alerts().isEmpty()) {
                        List<Step> changes = new Scenario("f", "a", "t", 1, List.of(), null, List.of(section))
                                .steps().stream()
                                        .filter(step -> step.kind() == StepKind.CHANGE)
                                        .toList();
                        assertThat(changes)
                                .as(scenario.file() + "#" + scenario.anchor())
                                .isEmpty();
                    }
                }
            }
        }
    }
}
