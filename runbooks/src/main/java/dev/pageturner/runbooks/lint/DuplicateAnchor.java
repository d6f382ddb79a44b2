package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.lint.Finding.Level;
import dev.pageturner.runbooks.markdown.Slugs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Two headings with the same words: links to the second one break as soon as the first is renamed. */
final class DuplicateAnchor implements LintRule {
    @Override
    public String id() {
        return "duplicate-anchor";
    }

    @Override
    public String summary() {
        return "Two headings with the same words.";
    }

    @Override
    public List<Finding> check(Evidence evidence) {
        return evidence.library().runbooks().stream()
                .flatMap(DuplicateAnchor::check)
                .toList();
    }

    private static Stream<Finding> check(Runbook runbook) {
        Map<String, Scenario> first = new HashMap<>();
        return runbook.scenarios().stream()
                .filter(scenario -> !scenario.anchor().isEmpty())
                .filter(scenario -> first.putIfAbsent(Slugs.of(scenario.title()), scenario) != null)
                .map(scenario -> new Finding(
                        runbook.file(),
                        scenario.line(),
                        "duplicate-anchor",
                        Level.WARNING,
                        "\"" + scenario.title() + "\" is already a heading of this file, so its anchor is #"
                                + scenario.anchor() + ".",
                        "Give one of them another title."));
    }
}
