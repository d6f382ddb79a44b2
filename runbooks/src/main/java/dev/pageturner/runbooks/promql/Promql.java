package dev.pageturner.runbooks.promql;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads PromQL, blanks of a runbook included. */
public final class Promql {
    /** Deeper nesting than this is not a query that a person wrote. */
    static final int MAX_LENGTH = 20_000;

    private Promql() {}

    /** What a text turned out to be. */
    public sealed interface Result {}

    /**
     * A query that Prometheus would accept.
     *
     * @param selectors every selector, in the order of the text
     * @param functions functions and aggregations that it calls
     * @param groupings labels of by, without, on, ignoring and group_left
     * @param ranges durations in brackets and behind offset, as written
     */
    public record Query(List<Selector> selectors, Set<String> functions, Set<String> groupings, List<String> ranges)
            implements Result {
        public Query {
            selectors = List.copyOf(selectors);
            functions = Set.copyOf(functions);
            groupings = Set.copyOf(groupings);
            ranges = List.copyOf(ranges);
        }

        /** Names of all metrics, sorted. */
        public Set<String> metrics() {
            Set<String> names = new TreeSet<>();
            selectors.stream()
                    .map(Selector::metric)
                    .filter(name -> !name.isEmpty())
                    .forEach(names::add);
            return names;
        }
    }

    /**
     * @param sentence what is wrong, for the author
     * @param offset where, from 0
     */
    public record Wrong(String sentence, int offset) implements Result {}

    /**
     * @param metric its name; empty when it selects by labels alone
     * @param offset where it begins, from 0
     */
    public record Selector(String metric, List<Matcher> matchers, int offset) {
        public Selector {
            matchers = List.copyOf(matchers);
        }
    }

    /** @param operator one of {@code = != =~ !~} */
    public record Matcher(String label, String operator, String value) {}

    public static Result parse(String expression) {
        if (expression.length() > MAX_LENGTH) {
            return new Wrong("the query is longer than " + MAX_LENGTH + " characters", MAX_LENGTH);
        }
        try {
            return new Parser(new Lexer(Blanks.filled(expression)).tokens()).query();
        } catch (PromqlSyntaxException e) {
            return new Wrong(String.valueOf(e.getMessage()), e.offset());
        }
    }

    public static boolean isQuery(String expression) {
        return parse(expression) instanceof Query;
    }
}
