package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.lint.Finding.Level;
import dev.pageturner.runbooks.lint.Mentions.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A metric that nobody emits: its query answers nothing, which looks as if all were well. */
final class UnknownMetric implements LintRule {
    private static final Pattern IN_PROSE =
            Pattern.compile("`([a-z][a-z0-9]*_\\w*_(?:total|seconds|bytes|ratio|bucket|ms))(?:\\{[^`]*})?`");
    /** What was, or is to be: an entry of a changelog, a note of what somebody plans. */
    private static final Pattern HISTORY = Pattern.compile(
            "^\\s*[-*]?\\s*\\d{4}-\\d\\d-\\d\\d|(?i)\\b(?:deleted|removed|renamed|replaced|formerly|planned|future|not yet|TODO)\\b");

    /** Rules alone do not list all metrics; a name this near to one of theirs is still a slip of the pen. */
    private static final int SLIP = 2;

    @Override
    public String id() {
        return "unknown-metric";
    }

    @Override
    public String summary() {
        return "A metric that no rule, dashboard, catalogue or server knows.";
    }

    @Override
    public List<Finding> check(Evidence evidence) {
        Metrics metrics = evidence.metrics();
        if (metrics == null) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>(evidence.steps()
                .flatMap(use -> Mentions.of(use)
                        .filter(mention -> isWrong(mention, metrics))
                        .map(mention -> finding(use.file(), mention.metric(), Level.ERROR, metrics)
                                .at(evidence.place(use, mention.metric()))))
                .toList());
        evidence.library().runbooks().forEach(runbook -> evidence.texts()
                .prose(runbook.file())
                .forEach(line -> prose(runbook.file(), line, metrics).forEach(findings::add)));
        return findings;
    }

    private static boolean isWrong(Mention mention, Metrics metrics) {
        boolean known = mention.part() ? metrics.knowsPart(mention.metric()) : metrics.knows(mention.metric());
        return !known && isMistake(mention.metric(), metrics);
    }

    private static boolean isMistake(String name, Metrics metrics) {
        return metrics.authority()
                ? metrics.judges(name)
                : !Nearest.within(SLIP, name, metrics.names()).isEmpty();
    }

    private Stream<Finding> prose(String file, Texts.Line line, Metrics metrics) {
        if (HISTORY.matcher(line.text()).find()) {
            return Stream.of();
        }
        return IN_PROSE.matcher(line.text())
                .results()
                .filter(found -> !metrics.knows(found.group(1)) && isMistake(found.group(1), metrics))
                .map(found -> finding(file, found.group(1), Level.WARNING, metrics)
                        .at(new Texts.Place(line.number(), found.start(1) + 1)));
    }

    private Finding finding(String file, String name, Level level, Metrics metrics) {
        String nearest = metrics.nearest(name);
        return new Finding(
                file,
                1,
                id(),
                level,
                "No rule, dashboard or catalogue knows the metric " + name + ".",
                nearest.isEmpty()
                        ? "Use a metric that is emitted, or add it to the catalogue."
                        : "Is " + nearest + " meant?");
    }
}
