package dev.pageturner.commands.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.commands.print.JsonPath;
import java.util.List;

/** The value that an object is ordered by; objects without one come first. */
record SortKey(List<JsonNode> values) implements Comparable<SortKey> {
    SortKey(JsonPath path, JsonNode object) {
        this(path.values(object));
    }

    @Override
    public int compareTo(SortKey other) {
        if (values.isEmpty() || other.values.isEmpty()) {
            return Boolean.compare(!values.isEmpty(), !other.values.isEmpty());
        }
        JsonNode a = values.get(0);
        JsonNode b = other.values.get(0);
        return a.isNumber() && b.isNumber()
                ? Double.compare(a.asDouble(), b.asDouble())
                : a.asText().compareTo(b.asText());
    }
}
