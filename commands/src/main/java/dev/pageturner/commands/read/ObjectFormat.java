package dev.pageturner.commands.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.ApiResource;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.print.JsonPath;
import dev.pageturner.commands.print.JsonText;
import dev.pageturner.commands.print.TextTable;
import dev.pageturner.commands.print.Yaml;
import java.util.ArrayList;
import java.util.List;

/** The formats of {@code -o} that show whole objects. */
final class ObjectFormat {
    /** @param resource its kind */
    record Found(ApiResource resource, ObjectNode object) {}

    private static final String KNOWN = "wide, name, yaml, json, jsonpath=..., custom-columns=...";

    private ObjectFormat() {}

    /** @param single true when one object was asked for by name, which is then printed without a list around it */
    static String print(String format, List<Found> found, boolean single) throws ClusterRead.RefusedException {
        int equals = format.indexOf('=');
        String name = equals < 0 ? format : format.substring(0, equals);
        String expression = equals < 0 ? "" : format.substring(equals + 1);
        try {
            return switch (name) {
                case "name" -> names(found);
                case "yaml" -> Yaml.print(document(found, single));
                case "json" -> JsonText.print(document(found, single));
                case "jsonpath", "jsonpath-as-json" ->
                    JsonPath.template(expression).print(document(found, single)) + "\n";
                case "custom-columns" -> columns(expression, found);
                default ->
                    throw new ClusterRead.RefusedException(
                            "error: unable to match a printer suitable for the output format \"" + format
                                    + "\", allowed formats are: " + KNOWN);
            };
        } catch (JsonPath.SyntaxException e) {
            throw new ClusterRead.RefusedException(
                    "error: error parsing jsonpath " + expression + ", " + e.getMessage());
        }
    }

    private static String names(List<Found> found) {
        StringBuilder out = new StringBuilder();
        found.forEach(item ->
                out.append(item.resource().named(Json.name(item.object()))).append('\n'));
        return out.toString();
    }

    private static JsonNode document(List<Found> found, boolean single) {
        if (single && found.size() == 1) {
            return Secrets.printable(found.get(0).object());
        }
        ObjectNode list = Json.object().put("apiVersion", "v1").put("kind", "List");
        list.putObject("metadata").put("resourceVersion", "");
        var items = list.putArray("items");
        found.forEach(item -> items.add(Secrets.printable(item.object())));
        return list;
    }

    private static String columns(String expression, List<Found> found) throws ClusterRead.RefusedException {
        List<String> headers = new ArrayList<>();
        List<JsonPath> paths = new ArrayList<>();
        for (String column : expression.split(",")) {
            int colon = column.indexOf(':');
            if (colon < 1) {
                throw new ClusterRead.RefusedException(
                        "error: unexpected custom-columns spec: " + column + ", expected <header>:<json-path-expr>");
            }
            headers.add(column.substring(0, colon));
            paths.add(JsonPath.path(column.substring(colon + 1)));
        }
        TextTable table = new TextTable().row(headers);
        for (Found item : found) {
            ObjectNode object = Secrets.printable(item.object());
            table.row(paths.stream().map(path -> cell(path, object)).toList());
        }
        return table.print();
    }

    private static String cell(JsonPath path, ObjectNode object) {
        List<JsonNode> values = path.values(object);
        return values.isEmpty()
                ? "<none>"
                : String.join(",", values.stream().map(JsonPath::text).toList());
    }
}
