package dev.pageturner.runbooks.lint;

import java.util.List;

/** A rule file that Prometheus would not load either. */
final class UnreadableRuleFile implements LintRule {
    @Override
    public String id() {
        return "rule-file";
    }

    @Override
    public String summary() {
        return "A Prometheus rule file that cannot be read.";
    }

    @Override
    public List<Finding> check(Evidence evidence) {
        RuleFiles rules = evidence.sources().rules();
        return rules == null ? List.of() : rules.problems();
    }
}
