package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.StepKind;
import dev.pageturner.runbooks.lint.Evidence.Use;
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
                .filter(use -> isMistake(evidence, use))
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

    /** What stands in brackets or behind a # is a remark to the reader, not a command that went wrong. */
    static boolean isMistake(Evidence evidence, Use use) {
        String said = Objects.requireNonNullElse(use.step().reason(), "");
        boolean wrong = said.startsWith("it cannot be read as a command") || said.startsWith("it is no PromQL");
        List<String> lines = evidence.texts().lines(use.file());
        String line = use.step().line() <= lines.size()
                ? lines.get(use.step().line() - 1).strip()
                : "";
        return use.step().kind() == StepKind.BY_HAND && wrong && !line.startsWith("#") && !line.startsWith("[");
    }
}
