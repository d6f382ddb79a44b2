package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.lint.Finding.Level;
import java.util.List;

/** A code block that is never closed, so that text counts as commands. */
final class UnclosedFence implements LintRule {
    @Override
    public String id() {
        return "unclosed-fence";
    }

    @Override
    public String summary() {
        return "A code block that is never closed, so that text counts as commands.";
    }

    @Override
    public List<Finding> check(Evidence evidence) {
        return evidence.library().problems().stream()
                .filter(problem -> problem.sentence().contains("never closed"))
                .map(problem -> new Finding(
                        problem.file(),
                        problem.line(),
                        id(),
                        Level.ERROR,
                        problem.sentence(),
                        "Close the block where its commands end."))
                .toList();
    }
}
