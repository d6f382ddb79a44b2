package dev.pageturner.runbooks.lint;

import java.util.List;

/** One thing that runbooks get wrong. A rule is one class, one line in {@link Linter} and one page in docs/lint. */
interface LintRule {
    /** Lower case with hyphens; the name of its page. */
    String id();

    /** What it finds, in one sentence. */
    String summary();

    List<Finding> check(Evidence evidence);
}
