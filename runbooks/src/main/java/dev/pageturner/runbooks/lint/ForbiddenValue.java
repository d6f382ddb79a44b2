package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.lint.Evidence.Use;
import dev.pageturner.runbooks.lint.Finding.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQL with a value that a CHECK constraint does not allow: the UPDATE fails, the SELECT finds nothing. */
final class ForbiddenValue implements LintRule {
    private static final Pattern TABLE =
            Pattern.compile("(?i)\\b(?:from|join|update|into)\\s+(?:only\\s+)?\"?(?:\\w+\\.)?(\\w+)");
    private static final Pattern COMPARISON = Pattern.compile(
            "(?i)(?:\\b\\w+\\.)?\\b(\\w+)\\s*(?:=|<>|!=|(?:not\\s+)?in\\s*\\()\\s*('(?:[^']|'')*'(?:\\s*,\\s*'(?:[^']|'')*')*)");
    private static final Pattern VALUE = Pattern.compile("'((?:[^']|'')*)'");

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
        Schema schema = evidence.schema();
        if (schema == null) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        evidence.steps()
                .filter(use -> use.step().words().size() > 1
                        && use.step().words().get(0).equals("sql"))
                .forEach(use -> check(evidence, use, schema, findings));
        return findings;
    }

    private void check(Evidence evidence, Use use, Schema schema, List<Finding> findings) {
        String sql = use.step().words().get(1);
        List<String> tables = TABLE.matcher(sql)
                .results()
                .map(result -> result.group(1).toLowerCase(Locale.ROOT))
                .toList();
        Matcher comparison = COMPARISON.matcher(sql);
        while (comparison.find()) {
            String column = meant(comparison.group(1).toLowerCase(Locale.ROOT), schema.columns(tables));
            Optional<Set<String>> allowed = schema.checks().allowed(tables, column);
            Matcher value = VALUE.matcher(comparison.group(2));
            while (allowed.isPresent() && value.find()) {
                if (!allowed.get().contains(value.group(1)) && !value.group(1).matches(".*[<${].*|")) {
                    findings.add(finding(use, column, value.group(1), allowed.get())
                            .at(evidence.place(use, value.group(1))));
                }
            }
        }
    }

    /** A column that is not there stands for the only one that ends with its name: status for health_status. */
    private static String meant(String column, Set<String> columns) {
        List<String> ending =
                columns.stream().filter(each -> each.endsWith("_" + column)).toList();
        return columns.contains(column) || ending.size() != 1 ? column : ending.get(0);
    }

    private Finding finding(Use use, String column, String value, Set<String> allowed) {
        return new Finding(
                use.file(),
                use.step().line(),
                id(),
                Level.ERROR,
                "A CHECK constraint forbids the value '" + value + "' for " + column + ".",
                "Allowed are: " + String.join(", ", new TreeSet<>(allowed)) + ".");
    }
}
