package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.Match.By;
import dev.pageturner.runbooks.lint.Finding.Level;
import java.util.List;

/** An alert that would wake somebody and open nothing. */
final class AlertWithoutScenario implements LintRule {
    @Override
    public String id() {
        return "alert-without-scenario";
    }

    @Override
    public String summary() {
        return "An alert that would wake somebody and open nothing.";
    }

    @Override
    public List<Finding> check(Evidence evidence) {
        List<AlertRule> alerts = evidence.alerts();
        if (alerts == null) {
            return List.of();
        }
        return alerts.stream()
                .filter(alert -> evidence.library().match(alert.facts()).by() == By.NONE)
                .map(alert -> new Finding(
                        alert.file(),
                        alert.line(),
                        "alert-without-scenario",
                        Level.ERROR,
                        "No runbook covers the alert " + alert.name() + ".",
                        "Write a scenario with the line **Alert**: " + alert.name() + ", or set runbook_url."))
                .toList();
    }
}
