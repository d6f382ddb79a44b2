package dev.pageturner.runbooks.library;

import dev.pageturner.runbooks.AlertFacts;
import dev.pageturner.runbooks.FrontMatter.Route;
import dev.pageturner.runbooks.Runbook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The routing rules of all front matters, filed under one label of each. */
final class RouteIndex {
    private final Map<String, List<Entry>> byLabel = new HashMap<>();

    private record Entry(Route route, Candidate candidate) {
        boolean fits(AlertFacts alert) {
            return alert.labels().entrySet().containsAll(route.match().entrySet());
        }
    }

    RouteIndex(List<Runbook> runbooks) {
        for (Runbook runbook : runbooks) {
            for (Route route : runbook.frontMatter().routing()) {
                runbook.opens(anchor(route)).ifPresent(scenario -> {
                    Entry entry = new Entry(route, new Candidate(runbook, scenario));
                    byLabel.computeIfAbsent(filedUnder(route), key -> new ArrayList<>())
                            .add(entry);
                });
            }
        }
    }

    /** The rule that names most labels first. */
    List<Candidate> find(AlertFacts alert) {
        List<Entry> fitting = new ArrayList<>();
        alert.labels().forEach((name, value) -> byLabel.getOrDefault(key(name, value), List.of()).stream()
                .filter(entry -> entry.fits(alert))
                .forEach(fitting::add));
        fitting.sort(
                Comparator.comparingInt((Entry entry) -> -entry.route().match().size()));
        Map<Integer, List<Candidate>> bySize = new LinkedHashMap<>();
        fitting.forEach(entry -> bySize.computeIfAbsent(entry.route().match().size(), size -> new ArrayList<>())
                .add(entry.candidate()));
        Specificity specificity = new Specificity(alert);
        return bySize.values().stream()
                .flatMap(each -> specificity.sort(each).stream())
                .toList();
    }

    static String anchor(Route route) {
        String scenario = route.scenario();
        return scenario.substring(scenario.indexOf('#') + 1);
    }

    private static String filedUnder(Route route) {
        String alertName = route.match().get("alertname");
        return alertName != null
                ? key("alertname", alertName)
                : route.match().entrySet().stream()
                        .map(entry -> key(entry.getKey(), entry.getValue()))
                        .sorted()
                        .findFirst()
                        .orElseThrow();
    }

    private static String key(String name, String value) {
        return name + "\u0000" + value;
    }
}
