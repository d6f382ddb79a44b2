package dev.pageturner.bot.rehearsal.cluster.tables;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** The columns of one kind, in order. */
final class Columns {
    private final List<Column> columns = new ArrayList<>();

    /**
     * One column.
     *
     * @param priority 0 is always shown, 1 only with {@code -o wide}
     */
    record Column(String name, String type, int priority, BiFunction<JsonNode, Instant, Object> value) {}

    Columns add(String name, BiFunction<JsonNode, Instant, Object> value) {
        columns.add(new Column(name, "string", 0, value));
        return this;
    }

    Columns number(String name, BiFunction<JsonNode, Instant, Object> value) {
        columns.add(new Column(name, "integer", 0, value));
        return this;
    }

    Columns wide(String name, BiFunction<JsonNode, Instant, Object> value) {
        columns.add(new Column(name, "string", 1, value));
        return this;
    }

    List<Column> list() {
        return List.copyOf(columns);
    }
}
