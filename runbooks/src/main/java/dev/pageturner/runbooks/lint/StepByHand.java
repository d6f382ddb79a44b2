package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.StepKind;
import dev.pageturner.runbooks.lint.Finding.Level;
import java.util.List;
import java.util.Objects;

/** A step that gets no button, and why. */
final class StepByHand implements LintRule {
    @Override
    public String id() {
        return "step-by-hand";
    }

    @Override
    public String summary() {
        return "A step without a button, and why.";
    }

    @Override
    public List<Finding> check(Evidence evidence) {
        return evidence.steps()
                .filter(use -> use.step().kind() == StepKind.BY_HAND && !StepThatCannotRun.isMistake(evidence, use))
                .map(use -> new Finding(
                        use.file(),
                        use.step().line(),
                        id(),
                        Level.NOTE,
                        "\"" + use.step().title() + "\" has no button: "
                                + Objects.requireNonNullElse(use.step().reason(), "it is not understood") + ".",
                        "Leave it, if a person has to do it; else write it as one plain command."))
                .toList();
    }
}
