package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.lint.Finding.Level;
import java.util.List;

/** A routing rule of the front matter whose scenario does not exist. */
final class RouteToNowhere implements LintRule {
    @Override
    public String id() {
        return "route-to-nowhere";
    }

    @Override
    public String summary() {
        return "A routing rule whose scenario does not exist.";
    }

    @Override
    public List<Finding> check(Evidence evidence) {
        return evidence.library().runbooks().stream()
                .flatMap(runbook -> runbook.frontMatter().routing().stream()
                        .filter(route -> runbook.opens(route.scenario()).isEmpty())
                        .map(route -> new Finding(
                                runbook.file(),
                                1,
                                "route-to-nowhere",
                                Level.ERROR,
                                "A routing rule opens #" + route.scenario() + ", which this file does not have.",
                                "Use the anchor of a heading of this file.")))
                .toList();
    }
}
