package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.lint.Evidence.Use;
import dev.pageturner.runbooks.lint.Finding.Level;
import dev.pageturner.runbooks.lint.Mentions.Mention;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A label that the metric does not have: the selector matches nothing, the grouping groups nothing. */
final class UnknownLabel implements LintRule {
    /** What scraping adds to every metric. */
    private static final Set<String> OF_THE_TARGET = Set.of(
            "__name__",
            "job",
            "instance",
            "le",
            "quantile",
            "namespace",
            "pod",
            "container",
            "node",
            "service",
            "app",
            "cluster",
            "env",
            "environment",
            "region",
            "zone",
            "datacenter",
            "prometheus",
            "replica",
            "endpoint");

    @Override
    public String id() {
        return "unknown-label";
    }

    @Override
    public String summary() {
        return "A label that the catalogue does not list for the metric.";
    }

    @Override
    public List<Finding> check(Evidence evidence) {
        Metrics metrics = evidence.metrics();
        if (metrics == null) {
            return List.of();
        }
        return evidence.steps()
                .flatMap(use -> Mentions.of(use).flatMap(mention -> check(evidence, use, mention, metrics)))
                .toList();
    }

    private Stream<Finding> check(Evidence evidence, Use use, Mention mention, Metrics metrics) {
        Set<String> known = metrics.labels(mention.metric());
        if (known == null) {
            return Stream.of();
        }
        return mention.labels().stream()
                .filter(label -> !known.contains(label) && !OF_THE_TARGET.contains(label))
                .sorted()
                .map(label -> new Finding(
                                use.file(),
                                use.step().line(),
                                id(),
                                Level.ERROR,
                                "The metric " + mention.metric() + " has no label " + label + ".",
                                known.isEmpty()
                                        ? "It has no labels of its own."
                                        : "It has: " + String.join(", ", known) + ".")
                        .at(evidence.place(use, label)));
    }
}
