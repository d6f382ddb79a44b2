package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.lint.Finding.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The same workload as a Deployment here and as a StatefulSet there: one of the commands will not find it. */
final class WorkloadOfTwoKinds implements LintRule {
    @Override
    public String id() {
        return "workload-of-two-kinds";
    }

    @Override
    public String summary() {
        return "The same workload as a Deployment here and as a StatefulSet there.";
    }

    private static final Pattern WORKLOAD = Pattern.compile(
            "\\b(deploy(?:ments?)?|statefulsets?|sts|daemonsets?|ds)[/ ]([a-z0-9](?:[a-z0-9-]*[a-z0-9])?)(?=\\s|$)");

    private record Use(String file, int line) {}

    @Override
    public List<Finding> check(Evidence evidence) {
        Map<String, Map<String, List<Use>>> uses = new TreeMap<>();
        evidence.library().runbooks().stream()
                .flatMap(runbook -> runbook.scenarios().stream())
                .forEach(scenario -> scenario.steps().forEach(step -> collect(scenario, step, uses)));
        List<Finding> findings = new ArrayList<>();
        uses.forEach((name, kinds) -> report(name, kinds, findings));
        return findings;
    }

    private static void collect(Scenario scenario, Step step, Map<String, Map<String, List<Use>>> uses) {
        if (!step.source().startsWith("kubectl ") && !step.source().startsWith("oc ")) {
            return;
        }
        Matcher matcher = WORKLOAD.matcher(step.source());
        while (matcher.find()) {
            uses.computeIfAbsent(matcher.group(2), name -> new TreeMap<>())
                    .computeIfAbsent(kind(matcher.group(1)), kind -> new ArrayList<>())
                    .add(new Use(scenario.file(), step.line()));
        }
    }

    private static String kind(String word) {
        String kind = word.toLowerCase(Locale.ROOT);
        return kind.startsWith("dep") ? "deployment" : kind.startsWith("s") ? "statefulset" : "daemonset";
    }

    /** The rarer kind is reported where it stands; which of them is right only the cluster knows. */
    private static void report(String name, Map<String, List<Use>> kinds, List<Finding> findings) {
        if (kinds.size() < 2) {
            return;
        }
        int most = kinds.values().stream().mapToInt(List::size).max().orElse(0);
        String usual = kinds.entrySet().stream()
                .filter(entry -> entry.getValue().size() == most)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(" or "));
        kinds.forEach((kind, places) -> {
            if (!kind.equals(usual)) {
                places.forEach(place -> findings.add(new Finding(
                        place.file(),
                        place.line(),
                        "workload-of-two-kinds",
                        Level.WARNING,
                        name + " is a " + kind + " here, but elsewhere a " + usual + ".",
                        "Use the kind that it has in the cluster.")));
            }
        });
    }
}
