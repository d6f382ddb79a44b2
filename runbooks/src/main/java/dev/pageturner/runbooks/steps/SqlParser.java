package dev.pageturner.runbooks.steps;

import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** A second opinion on a query: a grammar that others have tested. */
final class SqlParser {
    private SqlParser() {}

    /** Why the text is not a query that is certain to only read, or null. */
    static @Nullable String problem(String sql) {
        if (SqlGrammar.isTooMuch(sql)) {
            return "the statement is too long or too deeply nested to be sure about";
        }
        Statement statement = SqlGrammar.parse(sql, true).orElse(null);
        if (statement == null) {
            return "the statement cannot be read with certainty";
        }
        return statement instanceof Select ? null : "it is not a query";
    }
}
