package dev.pageturner.bot.rehearsal.monitoring;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A PromQL expression, as far as runbooks and rules use the language. */
sealed interface Expr {
    record Number(double value) implements Expr {}

    record Text(String value) implements Expr {}

    /** Series by their labels, the name among them as {@code __name__}; over a range when one is given. */
    record Select(List<Matcher> matchers, Optional<Duration> range) implements Expr {}

    record Call(String function, List<Expr> arguments) implements Expr {}

    record Aggregate(String operator, Optional<Expr> parameter, Expr over, boolean without, List<String> labels)
            implements Expr {}

    record Binary(String operator, boolean bool, Expr left, Expr right, Matching matching) implements Expr {}

    record Negate(Expr of) implements Expr {}

    /** Which labels make two series partners: those in the list, or all but those. */
    record Matching(boolean on, List<String> labels) {
        static Matching all() {
            return new Matching(false, List.of());
        }
    }

    /** One condition on a label. */
    record Matcher(String label, String operator, String value) {
        boolean test(String actual) {
            return switch (operator) {
                case "=" -> actual.equals(value);
                case "!=" -> !actual.equals(value);
                case "=~" -> actual.matches(value);
                default -> !actual.matches(value);
            };
        }
    }
}
