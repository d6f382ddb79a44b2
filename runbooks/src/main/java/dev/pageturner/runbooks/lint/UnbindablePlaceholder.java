package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.Placeholder;
import dev.pageturner.runbooks.StepKind;
import dev.pageturner.runbooks.lint.Evidence.Use;
import dev.pageturner.runbooks.lint.Finding.Level;
import dev.pageturner.runbooks.promql.Promql;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A blank that neither the alert nor a person can fill: a template of something else, or a label that the alert never has. */
final class UnbindablePlaceholder implements LintRule {
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{[^{}]*}}");
    private static final Pattern GO_TEMPLATE = Pattern.compile("go-template|--template|--format");
    private static final Pattern LABEL = Pattern.compile("\\{\\{-?\\s*\\$?\\.?[Ll]abels\\.(\\w+)\\s*-?}}");
    private static final Pattern AGGREGATES =
            Pattern.compile("(?s)^\\s*(?:sum|max|min|avg|count)\\s*(?:by\\b.*|\\(.*)");
    private static final Set<String> TARGET =
            Set.of("alertname", "job", "instance", "namespace", "cluster", "severity", "service");

    @Override
    public String id() {
        return "unbindable-placeholder";
    }

    @Override
    public String summary() {
        return "A placeholder that nothing can bind.";
    }

    @Override
    public List<Finding> check(Evidence evidence) {
        return evidence.steps()
                .filter(use -> use.step().kind() != StepKind.BY_HAND)
                .flatMap(use -> Stream.concat(templates(evidence, use), labels(evidence, use)))
                .toList();
    }

    private Stream<Finding> templates(Evidence evidence, Use use) {
        String source = use.step().source();
        List<String> spellings =
                use.step().placeholders().stream().map(Placeholder::spelling).toList();
        return GO_TEMPLATE.matcher(source).find()
                ? Stream.of()
                : TEMPLATE.matcher(source)
                        .results()
                        .map(result -> result.group())
                        .filter(template -> !spellings.contains(template))
                        .map(template -> finding(
                                evidence,
                                use,
                                template,
                                "Nothing fills " + template + " in.",
                                "Use {{ $labels.NAME }} for a label of the alert, or <name> for what a person types."));
    }

    private Stream<Finding> labels(Evidence evidence, Use use) {
        List<AlertRule> alerts = evidence.alerts();
        List<AlertRule> opening = (alerts == null ? List.<AlertRule>of() : alerts)
                .stream()
                        .filter(alert -> use.scenario().alerts().contains(alert.name()))
                        .toList();
        return opening.isEmpty()
                ? Stream.of()
                : use.step().placeholders().stream()
                        .map(placeholder -> LABEL.matcher(placeholder.spelling()))
                        .filter(Matcher::matches)
                        .filter(label -> opening.stream().noneMatch(alert -> mayHave(alert, label.group(1))))
                        .map(label -> finding(
                                evidence,
                                use,
                                label.group(),
                                "No alert of this scenario has a label " + label.group(1) + ".",
                                "Keep the label in the alert's expression, or ask with <" + label.group(1) + ">."));
    }

    /** Only an aggregation says which labels are left. */
    private static boolean mayHave(AlertRule alert, String label) {
        if (!AGGREGATES.matcher(alert.expr()).matches()
                || alert.expr().contains("without")
                || !(Promql.parse(alert.expr()) instanceof Promql.Query query)
                || TARGET.contains(label)) {
            return true;
        }
        Set<String> labels = new HashSet<>(query.groupings());
        labels.addAll(alert.labels().keySet());
        return labels.contains(label);
    }

    private Finding finding(Evidence evidence, Use use, String spelling, String message, String fix) {
        return new Finding(use.file(), use.step().line(), id(), Level.ERROR, message, fix)
                .at(evidence.place(use, spelling));
    }
}
