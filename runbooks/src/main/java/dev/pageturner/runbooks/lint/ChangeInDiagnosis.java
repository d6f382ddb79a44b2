package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.Block;
import dev.pageturner.runbooks.Section;
import dev.pageturner.runbooks.StepKind;
import dev.pageturner.runbooks.lint.Finding.Level;
import java.util.List;

/** Somebody who looks for the cause must not change anything by pressing every button in turn. */
final class ChangeInDiagnosis implements LintRule {
    @Override
    public String id() {
        return "change-in-diagnosis";
    }

    @Override
    public String summary() {
        return "A step among the diagnostics that changes the system.";
    }

    @Override
    public List<Finding> check(Evidence evidence) {
        return evidence.library().runbooks().stream()
                .flatMap(runbook -> runbook.scenarios().stream())
                .flatMap(scenario -> scenario.sections().stream()
                        .filter(section -> section.kind() == Section.Kind.DIAGNOSIS)
                        .flatMap(section -> section.blocks().stream())
                        .filter(Block.Steps.class::isInstance)
                        .flatMap(block -> ((Block.Steps) block).steps().stream())
                        .filter(step -> step.kind() == StepKind.CHANGE)
                        .map(step -> new Finding(
                                scenario.file(),
                                step.line(),
                                "change-in-diagnosis",
                                Level.ERROR,
                                "\"" + step.title() + "\" changes the system, but stands among the diagnostics.",
                                "Move it to the remedies.")))
                .toList();
    }
}
