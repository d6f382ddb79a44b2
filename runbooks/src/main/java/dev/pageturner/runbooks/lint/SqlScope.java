package dev.pageturner.runbooks.lint;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a name can mean at one place of a statement: the tables of its FROM, then those of the queries around it. */
final class SqlScope {
    private final @Nullable SqlScope outer;
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final Map<String, Source> queries = new HashMap<>();
    private final Set<String> outputs = new HashSet<>();

    SqlScope(@Nullable SqlScope outer) {
        this.outer = outer;
    }

    /**
     * Something with columns.
     *
     * @param table of the schema; empty for a query
     * @param open whether it may have other columns than these
     */
    record Source(String table, Set<String> columns, boolean open) {
        static final Source UNKNOWN = new Source("", Set.of(), true);

        Source {
            columns = Set.copyOf(columns);
        }

        boolean mayHave(String column) {
            return open || columns.contains(column);
        }
    }

    void source(String alias, Source source) {
        sources.put(alias, source);
    }

    /** A query of a WITH. */
    void query(String name, Source source) {
        queries.put(name, source);
    }

    /** A name that the select list gives; ORDER BY and GROUP BY may use it. */
    void output(String name) {
        outputs.add(name);
    }

    Collection<Source> sources() {
        return sources.values();
    }

    Optional<Source> source(String alias) {
        Source own = sources.get(alias);
        return own != null || outer == null ? Optional.ofNullable(own) : outer.source(alias);
    }

    Optional<Source> query(String name) {
        Source own = queries.get(name);
        return own != null || outer == null ? Optional.ofNullable(own) : outer.query(name);
    }

    /** Whether a bare name is, or could be, a column here, a whole row or a name of the select list. */
    boolean mayMean(String name) {
        boolean own = sources.containsKey(name)
                || outputs.contains(name)
                || sources.values().stream().anyMatch(source -> source.mayHave(name));
        return own || outer != null && outer.mayMean(name);
    }

    /** All columns that are certain to be there, of the innermost query that has a table. */
    Set<String> columns() {
        Set<String> columns = new TreeSet<>();
        sources.values().forEach(source -> columns.addAll(source.columns()));
        return sources.isEmpty() && outer != null ? outer.columns() : columns;
    }

    /** The same queries of WITH, and no table. */
    SqlScope withoutSources() {
        SqlScope bare = new SqlScope(outer);
        bare.queries.putAll(queries);
        return bare;
    }

    boolean isEmpty() {
        return sources.isEmpty() && (outer == null || outer.isEmpty());
    }
}
