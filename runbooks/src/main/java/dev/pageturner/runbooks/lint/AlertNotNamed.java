package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.Match;
import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.lint.Finding.Level;
import java.util.List;
import java.util.stream.Stream;

/** The runbook_url opens a scenario that names its alerts, but not this one: one of the two is out of date. */
final class AlertNotNamed implements LintRule {
    @Override
    public String id() {
        return "alert-not-named";
    }

    @Override
    public String summary() {
        return "A runbook_url that opens a scenario which does not name the alert.";
    }

    @Override
    public List<Finding> check(Evidence evidence) {
        List<AlertRule> alerts = evidence.alerts();
        return alerts == null
                ? List.of()
                : alerts.stream().flatMap(alert -> check(alert, evidence)).toList();
    }

    private static Stream<Finding> check(AlertRule alert, Evidence evidence) {
        Match match = evidence.library().match(alert.facts());
        Scenario scenario = match.scenario();
        if (scenario == null
                || match.by() != Match.By.RUNBOOK_URL
                || scenario.alerts().isEmpty()
                || scenario.alerts().contains(alert.name())) {
            return Stream.of();
        }
        return Stream.of(new Finding(
                scenario.file(),
                scenario.line(),
                "alert-not-named",
                Level.WARNING,
                "The alert " + alert.name() + " opens \"" + scenario.title() + "\", whose Alert line does not name it.",
                "Add " + alert.name() + " to the Alert line, or correct its runbook_url."));
    }
}
