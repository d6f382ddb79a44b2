package dev.pageturner.runbooks.lint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the migrations say about one table, so far. */
final class SchemaTable {
    private final Set<String> columns = new TreeSet<>();
    private final Map<String, String> types = new HashMap<>();
    private final Map<String, List<AllowedValues>> checks = new LinkedHashMap<>();
    private boolean open;

    /** Says that the table may have columns and constraints that nobody here has read. */
    void open() {
        open = true;
    }

    boolean isOpen() {
        return open;
    }

    /** A column that was ever there counts: a folder may hold what goes down as well as what goes up. */
    void column(String name) {
        columns.add(name);
    }

    /** @param type its name; the last one counts */
    void type(String column, String type) {
        types.put(column, type);
    }

    Optional<String> type(String column) {
        return Optional.ofNullable(types.get(column));
    }

    Set<String> columns() {
        return Set.copyOf(columns);
    }

    /** @param name of the constraint; the same again replaces it */
    void check(String name, Collection<AllowedValues> values) {
        checks.put(name, List.copyOf(values));
    }

    void dropCheck(String name) {
        checks.remove(name);
    }

    void rename(String from, String to) {
        columns.add(to);
        type(from).ifPresent(type -> types.put(to, type));
        checks.replaceAll((name, values) ->
                values.stream().map(each -> each.renamed(from, to)).toList());
    }

    void addAll(SchemaTable other) {
        columns.addAll(other.columns);
        types.putAll(other.types);
        checks.putAll(other.checks);
        open |= other.open;
    }

    /** What a column may hold; nothing when it is free, or when that is not certain. */
    Optional<Set<String>> allowed(String column) {
        List<AllowedValues> found = new ArrayList<>();
        checks.values().forEach(values -> values.stream()
                .filter(each -> each.column().equals(column))
                .forEach(found::add));
        return open || found.size() != 1
                ? Optional.empty()
                : Optional.of(found.get(0).values());
    }
}
