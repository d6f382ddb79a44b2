package dev.pageturner.runbooks.library;

import dev.pageturner.runbooks.AlertFacts;
import dev.pageturner.runbooks.Match;
import dev.pageturner.runbooks.Match.By;
import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From an alert to its scenarios without looking at any runbook that has nothing to do with it. */
final class AlertIndex {
    /** More are of no use to a person, and sorting them would take time. */
    private static final int MAXIMUM_OTHERS = 25;

    private final RouteIndex routes;
    private final FileIndex files;
    private final NameIndex names;

    AlertIndex(List<Runbook> runbooks) {
        routes = new RouteIndex(runbooks);
        files = new FileIndex(runbooks);
        names = new NameIndex(runbooks);
    }

    Match match(AlertFacts alert) {
        FileIndex.Hits byUrl = files.find(alert, names);
        Tiers tiers = new Tiers();
        // The order is the contract's: the first of these that has a candidate decides.
        tiers.add(By.ROUTING, routes.find(alert));
        tiers.add(By.RUNBOOK_URL, byUrl.sure());
        tiers.add(By.ALERT_LINE, names.onAlertLine(alert));
        tiers.add(By.NAME, names.named(alert));
        // A URL whose anchor does not exist still names the right document, if nothing else is known.
        tiers.add(By.RUNBOOK_URL, byUrl.unsure());
        return tiers.match();
    }

    /** Candidates in order, each once. */
    private static final class Tiers {
        private final Map<String, Scenario> found = new LinkedHashMap<>();
        private By by = By.NONE;

        void add(By tier, List<Candidate> candidates) {
            if (found.isEmpty() && !candidates.isEmpty()) {
                by = tier;
            }
            candidates.stream().limit(MAXIMUM_OTHERS).forEach(each -> found.putIfAbsent(each.id(), each.scenario()));
        }

        Match match() {
            List<Scenario> scenarios = new ArrayList<>(found.values());
            if (scenarios.isEmpty()) {
                return new Match(By.NONE, null, List.of());
            }
            int end = Math.min(scenarios.size(), MAXIMUM_OTHERS + 1);
            return new Match(by, scenarios.get(0), scenarios.subList(1, end));
        }
    }
}
