package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.RunbookLibrary;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds runbooks against what they must agree with. */
public final class Linter {
    private static final List<LintRule> RULES = List.of(
            new FileProblems(),
            new AlertWithoutScenario(),
            new BrokenRunbookUrl(),
            new UnknownAlert(),
            new AlertNotNamed(),
            new WorkloadOfTwoKinds(),
            new UnknownColumn(),
            new RouteToNowhere(),
            new DuplicateAnchor(),
            new ChangeInDiagnosis(),
            new MissingNamespace(),
            new StepByHand());

    private Linter() {}

    /**
     * @param rules null when there are none to hold the runbooks against
     * @param schema null when there is none
     * @return by file and line
     */
    public static List<Finding> check(RunbookLibrary library, @Nullable RuleFiles rules, @Nullable Schema schema) {
        Evidence evidence = new Evidence(library, rules == null ? null : rules.alerts(), schema);
        Stream<Finding> unreadable = rules == null ? Stream.of() : rules.problems().stream();
        return Stream.concat(unreadable, RULES.stream().flatMap(rule -> rule.check(evidence).stream()))
                .distinct()
                .sorted(Comparator.comparing(Finding::file)
                        .thenComparing(Finding::line)
                        .thenComparing(Finding::rule))
                .toList();
    }
}
