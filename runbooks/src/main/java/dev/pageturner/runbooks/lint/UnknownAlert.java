package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.lint.Finding.Level;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A scenario for an alert that no rule file defines: it will never open by that name. */
final class UnknownAlert implements LintRule {
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
        String nearest = nearest(alert, known);
        return new Finding(
                scenario.file(),
                scenario.line(),
                "unknown-alert",
                Level.ERROR,
                "No rule file defines the alert " + alert + " of \"" + scenario.title() + "\".",
                nearest.isEmpty() ? "Remove the name, or define the alert." : "Is " + nearest + " meant?");
    }

    /** The same name in another case, or one that differs by a few letters. */
    private static String nearest(String name, Set<String> known) {
        int far = Math.max(2, name.length() / 4);
        return known.stream()
                .filter(each -> distance(each, name) <= far)
                .min((one, other) -> Integer.compare(distance(one, name), distance(other, name)))
                .orElse("");
    }

    private static int distance(String one, String other) {
        String from = one.toLowerCase(Locale.ROOT);
        String to = other.toLowerCase(Locale.ROOT);
        int[] row = Stream.iterate(0, at -> at + 1)
                .limit(to.length() + 1L)
                .mapToInt(Integer::intValue)
                .toArray();
        for (int at = 1; at <= from.length(); at++) {
            int diagonal = row[0];
            row[0] = at;
            for (int to1 = 1; to1 <= to.length(); to1++) {
                int change = from.charAt(at - 1) == to.charAt(to1 - 1) ? 0 : 1;
                int cost = Math.min(Math.min(row[to1], row[to1 - 1]) + 1, diagonal + change);
                diagonal = row[to1];
                row[to1] = cost;
            }
        }
        return row[to.length()];
    }
}
