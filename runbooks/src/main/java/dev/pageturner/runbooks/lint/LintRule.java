package dev.pageturner.runbooks.lint;

import java.util.List;

/** One thing that runbooks get wrong. A rule is one class and one line in {@link Linter}. */
interface LintRule {
    List<Finding> check(Evidence evidence);
}
