package dev.pageturner.commands.sql;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a statement. */
public sealed interface SqlAnswer {
    /**
     * @param rows as many values as there are columns; null is SQL's NULL
     * @param truncated true when a limit cut it
     */
    record Rows(List<Column> columns, List<List<@Nullable String>> rows, boolean truncated) implements SqlAnswer {
        public Rows {
            columns = List.copyOf(columns);
            rows = Collections.unmodifiableList(rows);
        }
    }

    /** @param sentence why it was not answered, in the database's words where it has them */
    record Refused(String sentence) implements SqlAnswer {}

    /** @param rightAligned numbers, as psql prints them */
    record Column(String name, boolean rightAligned) {}
}
