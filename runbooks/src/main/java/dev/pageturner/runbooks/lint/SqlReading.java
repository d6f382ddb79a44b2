package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.lint.SqlScope.Source;
import dev.pageturner.runbooks.steps.SqlGrammar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.Statement;
import org.jspecify.annotations.Nullable;

/** What a statement of a runbook says about the schema: names that are not in it, and values that it gives to columns. */
final class SqlReading {
    /** Of every table of PostgreSQL. */
    private static final Set<String> SYSTEM = Set.of("ctid", "xmin", "xmax", "cmin", "cmax", "tableoid", "oid");

    /** Words without parentheses that the grammar takes for columns. */
    private static final Set<String> WORDS = Set.of(
            "true",
            "false",
            "null",
            "unknown",
            "default",
            "all",
            "user",
            "current_user",
            "session_user",
            "current_role",
            "current_catalog",
            "current_schema",
            "current_date",
            "current_time",
            "current_timestamp",
            "localtime",
            "localtimestamp",
            "rownum",
            "sysdate");

    private final Schema schema;
    private final Set<Missing> missing = new LinkedHashSet<>();
    private final Set<Given> given = new LinkedHashSet<>();

    private SqlReading(Schema schema) {
        this.schema = schema;
    }

    /**
     * A name that no migration defines.
     *
     * @param columns that there are instead; empty when the table is missing
     */
    record Missing(boolean table, String name, Set<String> columns) {}

    /**
     * A value that a column is set to or compared with.
     *
     * @param allowed by the schema
     */
    record Given(String column, String value, Set<String> allowed) {}

    /** @return nothing where the statement cannot be read */
    static SqlReading of(String sql, Schema schema) {
        SqlReading reading = new SqlReading(schema);
        Statement statement = SqlGrammar.parse(sql).orElse(null);
        if (statement != null && !schema.isEmpty()) {
            new SqlStatements(reading, schema).read(statement);
        }
        return reading;
    }

    List<Missing> missing() {
        return List.copyOf(missing);
    }

    List<Given> given() {
        return List.copyOf(given);
    }

    void missingTable(String name) {
        missing.add(new Missing(true, name, Set.of()));
    }

    void column(Column column, SqlScope scope) {
        String name = SqlNames.of(column);
        String qualifier = qualifier(column);
        if (SYSTEM.contains(name) || column.getColumnName().startsWith("\"")) {
            return;
        }
        if (qualifier == null) {
            if (!WORDS.contains(name) && !scope.isEmpty() && !scope.mayMean(name)) {
                missing.add(new Missing(false, name, scope.columns()));
            }
        } else {
            scope.source(qualifier)
                    .filter(source -> !source.mayHave(name))
                    .ifPresent(source -> missing.add(new Missing(false, name, source.columns())));
        }
    }

    private static @Nullable String qualifier(Column column) {
        return column.getTable() == null || column.getTable().getName() == null ? null : SqlNames.of(column.getTable());
    }

    /** A column of its own table, as in SET and in the list of an INSERT. */
    void column(Column column, Source of) {
        String name = SqlNames.of(column);
        if (!of.mayHave(name) && qualifier(column) == null) {
            missing.add(new Missing(false, name, of.columns()));
        }
    }

    void compared(Expression left, Expression right, SqlScope scope) {
        List<String> values = new ArrayList<>();
        if (AllowedValues.plain(left) instanceof Column column && AllowedValues.literals(right, values)) {
            String qualifier = qualifier(column);
            List<Source> sources = qualifier == null
                    ? List.copyOf(scope.sources())
                    : scope.source(qualifier).stream().toList();
            given(SqlNames.of(column), values, sources);
        }
    }

    void given(String column, List<String> values, List<Source> sources) {
        Set<String> columns = new TreeSet<>();
        sources.forEach(source -> columns.addAll(source.columns()));
        String meant = meant(column, columns);
        schema.allowed(sources.stream().map(Source::table).toList(), meant)
                .ifPresent(allowed -> values.forEach(value -> given.add(new Given(meant, value, allowed))));
    }

    /** A column that is not there stands for the only one that ends with its name: status for health_status. */
    private static String meant(String column, Set<String> columns) {
        List<String> ending =
                columns.stream().filter(each -> each.endsWith("_" + column)).toList();
        return columns.contains(column) || ending.size() != 1 ? column : ending.get(0);
    }
}
