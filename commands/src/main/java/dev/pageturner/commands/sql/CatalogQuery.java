package dev.pageturner.commands.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * A question about PostgreSQL's own catalogue. Its text is put together from parts that are written here; whatever a person or
 * a runbook says is one of its values.
 */
final class CatalogQuery {
    private final StringBuilder text;
    private final List<String> values = new ArrayList<>();

    CatalogQuery(String text, String... values) {
        this.text = new StringBuilder(text);
        this.values.addAll(List.of(values));
    }

    /** @param values for its question marks */
    CatalogQuery and(String condition, String... values) {
        text.append("\n  AND ").append(condition);
        this.values.addAll(List.of(values));
        return this;
    }

    /** Only what the pattern says; without one, only what a person of this role sees without naming a schema. */
    CatalogQuery matching(MetaLine line, String nameColumn, String visible, String system) {
        NamePattern pattern = line.pattern();
        if (pattern == null) {
            return (line.system() ? this : and(system)).and(visible);
        }
        and(nameColumn + " OPERATOR(pg_catalog.~) ? COLLATE pg_catalog.default", pattern.name());
        return pattern.schema() == null
                ? and(visible)
                : and("n.nspname OPERATOR(pg_catalog.~) ? COLLATE pg_catalog.default", pattern.schema());
    }

    CatalogQuery ordered(String by) {
        text.append("\nORDER BY ").append(by);
        return this;
    }

    String text() {
        return text.toString();
    }

    List<String> values() {
        return List.copyOf(values);
    }
}
