package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.lint.Finding.Level;
import java.util.List;

/** What was wrong with the files themselves: fences never closed, front matter that is no YAML, no text at all. */
final class FileProblems implements LintRule {
    @Override
    public List<Finding> check(Evidence evidence) {
        return evidence.library().problems().stream()
                .map(problem -> {
                    boolean fence = problem.sentence().contains("never closed");
                    return new Finding(
                            problem.file(),
                            problem.line(),
                            fence ? "unclosed-fence" : "unreadable",
                            Level.ERROR,
                            problem.sentence(),
                            fence ? "Close the block where its commands end." : "Correct the file.");
                })
                .toList();
    }
}
