package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.lint.Evidence.Use;
import dev.pageturner.runbooks.lint.Finding.Level;
import dev.pageturner.runbooks.lint.SqlReading.Missing;
import java.util.List;
import java.util.TreeSet;

/** SQL that names a table or a column that no migration defines. */
final class UnknownColumn implements LintRule {
    @Override
    public String id() {
        return "unknown-column";
    }

    @Override
    public String summary() {
        return "SQL that names a table or column which no migration defines.";
    }

    @Override
    public List<Finding> check(Evidence evidence) {
        return evidence.readings()
                .flatMap(reading -> reading.sql().missing().stream().map(missing -> finding(reading.use(), missing)
                        .at(evidence.place(reading.use(), missing.name()))))
                .toList();
    }

    private Finding finding(Use use, Missing missing) {
        String what = (missing.table() ? "the table " : "the column ") + missing.name();
        String fix = missing.table()
                ? "Use a table that the migrations create."
                : "The table has: " + String.join(", ", new TreeSet<>(missing.columns())) + ".";
        return new Finding(
                use.file(),
                use.step().line(),
                id(),
                Level.ERROR,
                "\"" + use.step().title() + "\" uses " + what + ", which no migration defines.",
                fix);
    }
}
