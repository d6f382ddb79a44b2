package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.lint.Finding.Level;
import java.util.List;

/** A file that cannot be read, or front matter that is no YAML. */
final class UnreadableFile implements LintRule {
    @Override
    public String id() {
        return "unreadable";
    }

    @Override
    public String summary() {
        return "A file that cannot be read, or front matter that is no YAML.";
    }

    @Override
    public List<Finding> check(Evidence evidence) {
        return evidence.library().problems().stream()
                .filter(problem -> !problem.sentence().contains("never closed"))
                .map(problem -> new Finding(
                        problem.file(), problem.line(), id(), Level.ERROR, problem.sentence(), "Correct the file."))
                .toList();
    }
}
