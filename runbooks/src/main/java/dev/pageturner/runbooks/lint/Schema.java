package dev.pageturner.runbooks.lint;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tables, columns and values that SQL migrations define, taken together. Of what cannot be read nothing is known, and
 * nothing is said.
 */
public final class Schema {
    private final Map<String, SchemaTable> tables = new HashMap<>();
    private final Map<String, Set<String>> enums = new HashMap<>();

    Schema() {}

    /**
     * @param folder searched for .sql files, or one file
     * @throws java.io.UncheckedIOException with a sentence, when they cannot be read
     */
    public static Schema read(Path folder) {
        Schema schema = new Schema();
        MigrationReader reader = new MigrationReader(schema);
        for (Path file : SourceFiles.under(folder, "sql")) {
            if (!MigrationReader.goesDown(file)) {
                reader.read(SourceFiles.text(file));
            }
        }
        return schema;
    }

    /** Whether no migration makes a table: then there is nothing to hold a statement against. */
    public boolean isEmpty() {
        return tables.isEmpty();
    }

    SchemaTable make(String table) {
        return tables.computeIfAbsent(table, any -> new SchemaTable());
    }

    Optional<SchemaTable> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    /** @param values that a type allows; added to those it has */
    void type(String name, Collection<String> values) {
        enums.computeIfAbsent(name, any -> new TreeSet<>()).addAll(values);
    }

    Optional<Set<String>> typeValues(String name) {
        return Optional.ofNullable(enums.get(name));
    }

    /** What a column of one of these tables may hold; nothing when it is free, or when it is not certain which is meant. */
    Optional<Set<String>> allowed(Collection<String> names, String column) {
        List<Set<String>> found = names.stream()
                .distinct()
                .flatMap(name -> table(name).stream())
                .flatMap(table -> allowed(table, column).stream())
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** A type may get more values after the table was made, so it is looked up last. */
    private Optional<Set<String>> allowed(SchemaTable table, String column) {
        Optional<Set<String>> listed = table.allowed(column);
        return listed.isPresent() || table.isOpen()
                ? listed
                : table.type(column).flatMap(this::typeValues);
    }
}
