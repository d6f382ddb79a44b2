package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.RunbookLibrary;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds runbooks against what they must agree with. */
public final class Linter {
    private static final List<LintRule> RULES = List.of(
            new UnclosedFence(),
            new UnreadableFile(),
            new UnreadableRuleFile(),
            new AlertWithoutScenario(),
            new BrokenRunbookUrl(),
            new BrokenLink(),
            new UnknownAlert(),
            new AlertNotNamed(),
            new UnknownMetric(),
            new UnknownLabel(),
            new UnboundedLabel(),
            new ContradictedAlert(),
            new ContradictingThreshold(),
            new LatencyBudget(),
            new WorkloadOfTwoKinds(),
            new UnknownColumn(),
            new ForbiddenValue(),
            new RouteToNowhere(),
            new DuplicateAnchor(),
            new ChangeInDiagnosis(),
            new ProbeWithoutBody(),
            new UnbindablePlaceholder(),
            new UncheckedDependency(),
            new MissingNamespace(),
            new StepThatCannotRun(),
            new StepByHand(),
            new SuppressionWithoutReason());

    private Linter() {}

    /** All rules, in the order in which they are documented. */
    static List<LintRule> rules() {
        return RULES;
    }

    /** @return by file and line, without those that an author has suppressed */
    public static List<Finding> check(RunbookLibrary library, Sources sources) {
        Texts texts = new Texts();
        Evidence evidence = new Evidence(library, sources, texts);
        Suppressions suppressions = new Suppressions(texts, ids());
        return RULES.stream()
                .flatMap(rule -> rule.check(evidence).stream())
                .filter(finding -> !suppressions.covers(finding))
                .map(finding -> finding.column() > 1
                        ? finding
                        : finding.at(new Texts.Place(finding.line(), texts.begins(finding.file(), finding.line()))))
                .distinct()
                .sorted(Comparator.comparing(Finding::file)
                        .thenComparing(Finding::line)
                        .thenComparing(Finding::column)
                        .thenComparing(Finding::rule))
                .toList();
    }

    static Set<String> ids() {
        return RULES.stream().map(LintRule::id).collect(Collectors.toSet());
    }
}
