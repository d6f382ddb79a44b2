package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.StepKind;
import dev.pageturner.runbooks.lint.Finding.Level;
import java.util.List;
import java.util.Objects;

/** A command with a mistake in it: it fails for everybody who copies it. */
final class StepThatCannotRun implements LintRule {
    @Override
    public String id() {
        return "step-cannot-run";
    }

    @Override
    public String summary() {
        return "A step that fails wherever it is run, because of how it is written.";
    }

    @Override
    public List<Finding> check(Evidence evidence) {
        return evidence.steps()
                .filter(use -> use.step().kind() == StepKind.BY_HAND
                        && isMistake(use.step().reason()))
                .map(use -> new Finding(
                        use.file(),
                        use.step().line(),
                        id(),
                        Level.ERROR,
                        "\"" + use.step().title() + "\" cannot run: "
                                + use.step().reason() + ".",
                        "Try it where it is meant to run, and write down what worked."))
                .toList();
    }

    static boolean isMistake(@org.jspecify.annotations.Nullable String reason) {
        String said = Objects.requireNonNullElse(reason, "");
        return said.startsWith("it cannot be read as a command") || said.startsWith("it is no PromQL");
    }
}
