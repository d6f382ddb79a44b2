package dev.pageturner.runbooks.lint;

import java.util.List;
import java.util.stream.Stream;

/** A finding may stay when somebody says why. */
final class SuppressionWithoutReason implements LintRule {
    @Override
    public String id() {
        return Suppressions.RULE;
    }

    @Override
    public String summary() {
        return "A comment that disables a rule without a reason, or a rule that does not exist.";
    }

    @Override
    public List<Finding> check(Evidence evidence) {
        Suppressions suppressions = new Suppressions(evidence.texts(), Linter.ids());
        List<AlertRule> alerts = evidence.alerts();
        Stream<String> rules = (alerts == null ? List.<AlertRule>of() : alerts)
                .stream().map(AlertRule::file).distinct();
        Stream<String> runbooks = evidence.library().runbooks().stream().map(runbook -> runbook.file());
        return Stream.concat(runbooks, rules)
                .flatMap(file -> suppressions.wrong(file).stream())
                .toList();
    }
}
