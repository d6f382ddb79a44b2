package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.lint.Evidence.Use;
import dev.pageturner.runbooks.lint.Finding.Level;
import dev.pageturner.runbooks.lint.SqlReading.Given;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** SQL with a value that a CHECK constraint or a type does not allow: the UPDATE fails, the SELECT finds nothing. */
final class ForbiddenValue implements LintRule {
    /** Whoever runs it fills it in. */
    private static final Pattern BLANK = Pattern.compile(".*[<${].*|", Pattern.DOTALL);

    @Override
    public String id() {
        return "forbidden-value";
    }

    @Override
    public String summary() {
        return "SQL with a value that a CHECK constraint forbids.";
    }

    @Override
    public List<Finding> check(Evidence evidence) {
        return evidence.readings()
                .flatMap(reading -> reading.sql().given().stream()
                        .filter(given -> !given.allowed().contains(given.value())
                                && !BLANK.matcher(given.value()).matches())
                        .map(given -> finding(reading.use(), given).at(evidence.place(reading.use(), given.value()))))
                .toList();
    }

    private Finding finding(Use use, Given given) {
        return new Finding(
                use.file(),
                use.step().line(),
                id(),
                Level.ERROR,
                "A CHECK constraint forbids the value '" + given.value() + "' for " + given.column() + ".",
                "Allowed are: " + String.join(", ", new TreeSet<>(given.allowed())) + ".");
    }
}
