package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.StepKind;
import dev.pageturner.runbooks.lint.Finding.Level;
import dev.pageturner.runbooks.promql.Promql;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Identifiers of people and sessions as metric labels: they never stop growing, and they are personal data. */
final class UnboundedLabel implements LintRule {
    private static final Pattern UNBOUNDED = Pattern.compile(
            "(?:user|session|request|meeting|participant|trace|span|connection|customer|account|order|message|correlation|conversation"
                    + "|transaction|device)_?(?:id|uuid|guid)|uuid|guid|email|user(?:_?name)|client_ip|remote_addr|ip_address");

    @Override
    public String id() {
        return "unbounded-label";
    }

    @Override
    public String summary() {
        return "A metric label that holds an identifier without bounds.";
    }

    @Override
    public List<Finding> check(Evidence evidence) {
        Stream<Finding> steps = evidence.steps()
                .filter(use -> use.step().kind() == StepKind.PROMQL
                        && use.step().words().size() > 1)
                .flatMap(use -> unbounded(use.step().words().get(1))
                        .map(label ->
                                finding(use.file(), use.step().line(), label).at(evidence.place(use, label))));
        List<AlertRule> alerts = evidence.alerts();
        Stream<Finding> rules = (alerts == null ? List.<AlertRule>of() : alerts)
                .stream().flatMap(alert -> unbounded(alert.expr())
                        .map(label -> finding(alert.file(), alert.line(), label)));
        return Stream.concat(steps, rules).toList();
    }

    private static Stream<String> unbounded(String expression) {
        Set<String> labels = new TreeSet<>();
        if (Promql.parse(expression) instanceof Promql.Query query) {
            labels.addAll(query.groupings());
            query.selectors().forEach(selector -> selector.matchers().forEach(matcher -> labels.add(matcher.label())));
        }
        return labels.stream().filter(label -> UNBOUNDED.matcher(label).matches());
    }

    private Finding finding(String file, int line, String label) {
        return new Finding(
                file,
                line,
                id(),
                Level.WARNING,
                "The label " + label + " has a value for each of them, without bounds.",
                "Aggregate it away in the metric, and look for the single case in the logs.");
    }
}
