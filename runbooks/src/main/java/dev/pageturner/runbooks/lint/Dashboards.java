package dev.pageturner.runbooks.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The queries of Grafana dashboards, wherever they stand in the JSON: panels, rows, variables, annotations. */
final class Dashboards {
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.*),\\s*\\w+\\s*\\)");

    private Dashboards() {}

    static List<String> queries(Path folder) {
        List<String> queries = new ArrayList<>();
        for (Path file : SourceFiles.under(folder, "json")) {
            try {
                collect(new JsonMapper().readTree(SourceFiles.text(file)), queries);
            } catch (JsonProcessingException e) {
                // A folder may hold other things; a file that was named is meant.
                if (file.equals(folder)) {
                    throw SourceFiles.unreadable(file, new IOException("it is no JSON", e));
                }
            }
        }
        return queries;
    }

    private static void collect(JsonNode node, List<String> queries) {
        for (String key : List.of("expr", "query", "definition")) {
            String text = node.path(key).asText("");
            Matcher values = LABEL_VALUES.matcher(text);
            if (!text.isBlank()) {
                queries.add(values.find() ? values.group(1) : text);
            }
        }
        node.forEach(child -> collect(child, queries));
    }
}
