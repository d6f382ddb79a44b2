package dev.pageturner.commands.alertmanager;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Fields of an alert or a silence, as amtool prints them. */
final class Items {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss ", Locale.ROOT);
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xx", Locale.ROOT);

    private Items() {}

    static OffsetDateTime time(JsonNode item, String field) {
        try {
            return OffsetDateTime.parse(item.path(field).asText());
        } catch (DateTimeException e) {
            return OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
        }
    }

    static String date(JsonNode item, String field) {
        OffsetDateTime time = time(item, field);
        return DATE.format(time) + (time.getOffset().equals(ZoneOffset.UTC) ? "UTC" : OFFSET.format(time));
    }

    static List<JsonNode> sorted(List<JsonNode> items, String field) {
        List<JsonNode> sorted = new ArrayList<>(items);
        sorted.sort(Comparator.comparing(item -> time(item, field).toInstant()));
        return sorted;
    }

    /** {@code a="b" c="d"}; values stand as they are. */
    static String labels(JsonNode labels) {
        List<String> pairs = new ArrayList<>();
        labels.fields()
                .forEachRemaining(label ->
                        pairs.add(label.getKey() + "=\"" + label.getValue().asText() + "\""));
        return pairs.stream().sorted().collect(Collectors.joining(" "));
    }

    static List<String> matchers(JsonNode silence) {
        List<String> matchers = new ArrayList<>();
        for (JsonNode matcher : silence.path("matchers")) {
            boolean regex = matcher.path("isRegex").asBoolean();
            boolean equal = matcher.path("isEqual").asBoolean(true);
            String value = matcher.path("value").asText();
            matchers.add(matcher.path("name").asText()
                    + (regex ? equal ? "=~" : "!~" : equal ? "=" : "!=")
                    + "\""
                    + value.replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"")
                    + "\"");
        }
        return matchers;
    }
}
