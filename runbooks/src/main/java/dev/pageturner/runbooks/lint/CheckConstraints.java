package dev.pageturner.runbooks.lint;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which values CHECK constraints allow, after all migrations in their order. */
final class CheckConstraints {
    private static final Pattern STATEMENT = Pattern.compile(
            "(?is)\\b(?:create\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?|alter\\s+table\\s+(?:if\\s+exists\\s+)?(?:only\\s+)?)([\\w.\"]+)(.*?);");
    private static final Pattern PART =
            Pattern.compile("(?is)\\bdrop\\s+constraint\\s+(?:if\\s+exists\\s+)?(?<drop>\\w+)"
                    + "|(?:\\bconstraint\\s+(?<name>\\w+)\\s+)?check\\s*\\(\\s*\\(?\\s*(?<column>\\w+)\\s*(?:in\\s*\\(|=\\s*any\\s*\\(\\s*array\\s*\\[)"
                    + "(?<values>[^)\\]]*)[)\\]]\\s*\\)?(?<more>\\s*(?:or|and)\\b)?");
    private static final Pattern VALUE = Pattern.compile("'((?:[^']|'')*)'");

    private record Check(String table, String column, Set<String> values) {}

    private final Map<String, Check> checks = new LinkedHashMap<>();

    /** @param sql of one migration, comments removed */
    void add(String sql) {
        Matcher statement = STATEMENT.matcher(sql);
        while (statement.find()) {
            String table = statement.group(1).replace("\"", "").toLowerCase(Locale.ROOT);
            table = table.substring(table.lastIndexOf('.') + 1);
            Matcher part = PART.matcher(statement.group(2));
            while (part.find()) {
                add(table, part);
            }
        }
    }

    private void add(String table, Matcher part) {
        if (part.group("drop") != null) {
            checks.remove(table + " " + part.group("drop").toLowerCase(Locale.ROOT));
        } else if (part.group("more") == null) {
            String column = part.group("column").toLowerCase(Locale.ROOT);
            // The name that PostgreSQL gives to a constraint without one.
            String name = Objects.requireNonNullElse(part.group("name"), table + "_" + column + "_check");
            checks.put(
                    table + " " + name.toLowerCase(Locale.ROOT),
                    new Check(table, column, values(part.group("values"))));
        }
    }

    private static Set<String> values(String list) {
        Set<String> values = new TreeSet<>();
        VALUE.matcher(list).results().forEach(value -> values.add(value.group(1).replace("''", "'")));
        return values;
    }

    /** What a column of one of these tables may hold; nothing when it is free, or when it is not certain which is meant. */
    Optional<Set<String>> allowed(Collection<String> tables, String column) {
        List<Check> found = checks.values().stream()
                .filter(check -> tables.contains(check.table())
                        && check.column().equals(column)
                        && !check.values().isEmpty())
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0).values()) : Optional.empty();
    }
}
