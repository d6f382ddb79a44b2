package dev.pageturner.commands.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.print.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A table of the server's, laid out as kubectl lays it out. */
final class ServerTable {
    /** Which columns are wanted besides the usual ones. */
    record Layout(
            boolean wide,
            boolean headers,
            boolean namespace,
            boolean labels,
            String prefix,
            List<String> labelColumns) {
        Layout {
            labelColumns = List.copyOf(labelColumns);
        }
    }

    private ServerTable() {}

    static String print(JsonNode columns, List<JsonNode> rows, Layout layout) {
        TextTable table = new TextTable();
        if (layout.headers()) {
            table.row(headers(columns, layout));
        }
        rows.forEach(row -> table.row(cells(columns, row, layout)));
        return table.print();
    }

    private static List<String> headers(JsonNode columns, Layout layout) {
        List<String> headers = new ArrayList<>();
        if (layout.namespace()) {
            headers.add("NAMESPACE");
        }
        for (JsonNode column : columns) {
            if (isShown(column, layout)) {
                headers.add(column.path("name").asText().toUpperCase(Locale.ROOT));
            }
        }
        layout.labelColumns()
                .forEach(label ->
                        headers.add(label.substring(label.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT)));
        if (layout.labels()) {
            headers.add("LABELS");
        }
        return headers;
    }

    private static List<String> cells(JsonNode columns, JsonNode row, Layout layout) {
        List<String> cells = new ArrayList<>();
        JsonNode object = row.path("object");
        if (layout.namespace()) {
            cells.add(Json.namespace(object));
        }
        for (int i = 0; i < columns.size(); i++) {
            if (isShown(columns.get(i), layout)) {
                String prefix = i == 0 ? layout.prefix() : "";
                cells.add(prefix + text(row.path("cells").path(i)));
            }
        }
        for (String label : layout.labelColumns()) {
            String value = Json.label(object, label);
            cells.add(value == null ? "" : value);
        }
        if (layout.labels()) {
            String labels = Json.map(object, "/metadata/labels").entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .sorted()
                    .collect(Collectors.joining(","));
            cells.add(labels.isEmpty() ? "<none>" : labels);
        }
        return cells;
    }

    private static boolean isShown(JsonNode column, Layout layout) {
        return layout.wide() || column.path("priority").asInt() == 0;
    }

    /** A cell is one line; what follows a line end is left out. */
    private static String text(JsonNode cell) {
        if (cell.isNull() || cell.isMissingNode()) {
            return "<none>";
        }
        String text = cell.isValueNode() ? cell.asText() : cell.toString();
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end) + "...";
    }
}
