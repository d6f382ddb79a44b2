package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.lint.Finding.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'|\\$\\{?\\w+}?|<[\\w -]+>|::\\s*\\w+");
    private static final Pattern TABLE =
            Pattern.compile("\\b(?:from|join|update|into)\\s+(?:only\\s+)?([\\w.]+)(?:\\s+(?:as\\s+)?(\\w+))?");
    private static final Pattern ALIAS =
            Pattern.compile("\\bas\\s+(\\w+)|\\bwith\\s+(\\w+)\\s+as\\b|,\\s*(\\w+)\\s+as\\s*\\(");
    private static final Pattern WORD = Pattern.compile("\\b([a-z_]\\w*)\\b(?!\\s*\\()");
    private static final Set<String> KEYWORDS = Set.of(
            ("select from where and or not in is null like ilike between order by group having limit offset asc desc as on join"
                            + " left right inner outer full cross using update set insert into values delete returning distinct case when"
                            + " then else end interval now true false exists any all union except intersect with current_timestamp"
                            + " current_date nulls first last only filter over partition extract epoch at time zone day hour minute month"
                            + " year text int integer bigint uuid boolean date timestamp timestamptz numeric array cast for begin commit rollback explain analyze verbose buffers")
                    .split(" "));

    @Override
    public List<Finding> check(Evidence evidence) {
        Schema schema = evidence.schema();
        if (schema == null) {
            return List.of();
        }
        return evidence.library().runbooks().stream()
                .flatMap(runbook -> runbook.scenarios().stream())
                .flatMap(scenario -> scenario.steps().stream()
                        .filter(step ->
                                step.words().size() > 1 && step.words().get(0).equals("sql"))
                        .flatMap(step -> check(scenario, step, schema)))
                .toList();
    }

    private static Stream<Finding> check(Scenario scenario, Step step, Schema schema) {
        String sql =
                LITERAL.matcher(step.words().get(1).toLowerCase(Locale.ROOT)).replaceAll(" ");
        Set<String> known = new HashSet<>(KEYWORDS);
        List<String> tables = new ArrayList<>();
        Matcher table = TABLE.matcher(sql);
        while (table.find()) {
            String name = table.group(1).substring(table.group(1).lastIndexOf('.') + 1);
            tables.add(name);
            known.add(name);
            known.addAll(List.of(table.group(1).split("\\.")));
            if (table.group(2) != null) {
                known.add(table.group(2));
            }
        }
        Matcher alias = ALIAS.matcher(sql);
        while (alias.find()) {
            Stream.of(1, 2, 3).map(alias::group).filter(name -> name != null).forEach(known::add);
        }
        if (tables.isEmpty()
                || tables.stream()
                        .anyMatch(name -> name.startsWith("pg_") || name.equals("tables") || name.equals("columns"))) {
            return Stream.of();
        }
        List<String> missing = tables.stream()
                .filter(name -> !schema.hasTable(name) && !isOwn(sql, name))
                .distinct()
                .toList();
        return missing.isEmpty()
                ? columns(scenario, step, sql, known, schema.columns(tables))
                : missing.stream()
                        .map(name -> finding(
                                scenario, step, "the table " + name, "Use a table that the migrations create."));
    }

    /** A common table expression of the same statement. */
    private static boolean isOwn(String sql, String name) {
        return sql.matches("(?s).*\\b" + name + "\\s+as\\s*\\(.*");
    }

    private static Stream<Finding> columns(
            Scenario scenario, Step step, String sql, Set<String> known, Set<String> columns) {
        return WORD.matcher(sql)
                .results()
                .map(result -> result.group(1))
                .distinct()
                .filter(word -> !known.contains(word) && !columns.contains(word))
                .map(word -> finding(
                        scenario, step, "the column " + word, "The table has: " + String.join(", ", columns) + "."));
    }

    private static Finding finding(Scenario scenario, Step step, String what, String fix) {
        return new Finding(
                scenario.file(),
                step.line(),
                "unknown-column",
                Level.ERROR,
                "\"" + step.title() + "\" uses " + what + ", which no migration defines.",
                fix);
    }
}
