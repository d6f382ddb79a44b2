package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.lint.Finding.Level;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A scenario for an alert that no rule file defines: it will never open by that name. */
final class UnknownAlert implements LintRule {
    @Override
    public String id() {
        return "unknown-alert";
    }

    @Override
    public String summary() {
        return "A scenario for an alert that no rule file defines.";
    }

    @Override
    public List<Finding> check(Evidence evidence) {
        List<AlertRule> alerts = evidence.alerts();
        if (alerts == null || alerts.isEmpty()) {
            return List.of();
        }
        Set<String> known = alerts.stream().map(AlertRule::name).collect(Collectors.toSet());
        return evidence.library().runbooks().stream()
                .flatMap(runbook -> runbook.scenarios().stream())
                .flatMap(scenario -> scenario.alerts().stream()
                        .filter(alert -> !known.contains(alert))
                        .map(alert -> finding(scenario, alert, known)))
                .toList();
    }

    private static Finding finding(Scenario scenario, String alert, Set<String> known) {
        String nearest = Nearest.to(alert, known);
        return new Finding(
                scenario.file(),
                scenario.line(),
                "unknown-alert",
                Level.ERROR,
                "No rule file defines the alert " + alert + " of \"" + scenario.title() + "\".",
                nearest.isEmpty() ? "Remove the name, or define the alert." : "Is " + nearest + " meant?");
    }
}
