package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.StepKind;
import dev.pageturner.runbooks.promql.Promql;
import dev.pageturner.runbooks.steps.Flags.Item;
import java.util.List;

/** What a query becomes once it is known to be one. */
final class PromqlVerdicts {
    private PromqlVerdicts() {}

    static Verdict query(String expression) {
        return query(expression, List.of());
    }

    /** @param flags when it is asked, and how the answer is printed */
    static Verdict query(String expression, List<Item> flags) {
        Promql.Result result = Promql.parse(expression);
        if (result instanceof Promql.Wrong wrong) {
            return new Verdict.ByHand("it is no PromQL that Prometheus would accept: " + wrong.sentence());
        }
        CommandLine line = new CommandLine("query").word(expression.strip()).argument("query", expression.strip());
        flags.forEach(line::item);
        return line.typed(StepKind.PROMQL, null);
    }
}
