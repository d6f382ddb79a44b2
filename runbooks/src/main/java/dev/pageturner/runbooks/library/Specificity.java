package dev.pageturner.runbooks.library;

import dev.pageturner.runbooks.AlertFacts;
import dev.pageturner.runbooks.Block;
import dev.pageturner.runbooks.FrontMatter;
import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.Section;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Puts several candidates for one alert in order: the one that says most about this very alert comes first. */
final class Specificity {
    private static final List<String> SERVICE_LABELS = List.of("service", "app", "job", "container", "deployment");

    /** Labels whose values say where an alert is from or how bad it is, not what it is about. */
    private static final Set<String> UNSPECIFIC = Set.of(
            "alertname",
            "severity",
            "namespace",
            "instance",
            "pod",
            "node",
            "cluster",
            "job",
            "prometheus",
            "endpoint");

    private final AlertFacts alert;

    Specificity(AlertFacts alert) {
        this.alert = alert;
    }

    List<Candidate> sort(List<Candidate> candidates) {
        if (candidates.size() < 2) {
            return candidates;
        }
        Map<Candidate, Double> weights = new IdentityHashMap<>();
        candidates.forEach(each -> weights.put(each, weight(each)));
        return candidates.stream()
                .sorted(Comparator.comparingDouble((Candidate each) -> -weights.getOrDefault(each, 0.0))
                        .thenComparing(each -> each.scenario().file())
                        .thenComparing(each -> each.scenario().line()))
                .toList();
    }

    private double weight(Candidate candidate) {
        Scenario scenario = candidate.scenario();
        double fewAlerts = 1.0 / Math.max(1, scenario.alerts().size());
        double hasSteps = scenario.steps().isEmpty() ? 0 : 0.5;
        return home(candidate.runbook().frontMatter()) + mentions(scenario) + fewAlerts + hasSteps;
    }

    private double home(FrontMatter home) {
        String service = home.service();
        boolean sameService = service != null
                && SERVICE_LABELS.stream()
                        .anyMatch(label -> service.equals(alert.labels().get(label)));
        String namespace = home.namespace();
        String alertNamespace = alert.labels().get("namespace");
        double place = sameService ? 8 : 0;
        if (namespace == null || alertNamespace == null) {
            return place;
        }
        return place + (namespace.equals(alertNamespace) ? 4 : -4);
    }

    private double mentions(Scenario scenario) {
        double weight = 0;
        for (Map.Entry<String, String> label : alert.labels().entrySet()) {
            String value = label.getValue().toLowerCase(Locale.ROOT);
            if (value.length() > 2 && !UNSPECIFIC.contains(label.getKey())) {
                weight += contains(scenario.title(), value) ? 3 : inText(scenario, value) ? 1 : 0;
            }
        }
        return weight;
    }

    private static boolean inText(Scenario scenario, String value) {
        for (Section section : scenario.sections()) {
            for (Block block : section.blocks()) {
                if (block instanceof Block.Prose prose && contains(prose.markdown(), value)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A value of several words (code_collision) also when the text spells it with blanks (Code Collision). */
    private static boolean contains(String text, String value) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains(value) || lower.contains(value.replace('_', ' ').replace('-', ' '));
    }
}
