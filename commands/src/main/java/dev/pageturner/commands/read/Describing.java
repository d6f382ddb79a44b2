package dev.pageturner.commands.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.print.Age;
import dev.pageturner.commands.print.Sheet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Parts that several descriptions share. */
final class Describing {
    private static final DateTimeFormatter RFC_1123 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
    private static final int LONGEST_ANNOTATION = 140;

    private Describing() {}

    static String time(String timestamp) {
        try {
            return RFC_1123.format(Instant.parse(timestamp).atOffset(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return timestamp;
        }
    }

    static String orNone(String text) {
        return text.isEmpty() ? "<none>" : text;
    }

    static String title(boolean yes) {
        return yes ? "True" : "False";
    }

    /** One line each, the title beside the first. */
    static void many(Sheet sheet, String title, List<String> values) {
        sheet.line(0, title + ":\t" + (values.isEmpty() ? "<none>" : values.get(0)));
        values.stream().skip(1).forEach(value -> sheet.line(0, "\t" + value));
    }

    static void labels(Sheet sheet, String title, Map<String, String> labels) {
        many(sheet, title, pairs(labels, "="));
    }

    static void annotations(Sheet sheet, String title, Map<String, String> annotations) {
        Map<String, String> shown = new TreeMap<>(annotations);
        shown.remove(LAST_APPLIED);
        List<String> lines = new ArrayList<>();
        shown.forEach((key, value) -> {
            String flat = value.strip();
            if (key.length() + flat.length() > LONGEST_ANNOTATION || flat.contains("\n")) {
                lines.add(key + ":");
                flat.lines().forEach(line -> lines.add("  " + cut(line)));
            } else {
                lines.add(key + ": " + flat);
            }
        });
        many(sheet, title, lines);
    }

    private static String cut(String line) {
        return line.length() > LONGEST_ANNOTATION ? line.substring(0, LONGEST_ANNOTATION - 3) + "..." : line;
    }

    private static List<String> pairs(Map<String, String> map, String between) {
        List<String> pairs = new ArrayList<>();
        new TreeMap<>(map).forEach((key, value) -> pairs.add(key + between + value));
        return pairs;
    }

    static void controlledBy(Sheet sheet, JsonNode object) {
        JsonNode controller = Json.controller(object);
        if (controller.isObject()) {
            sheet.fact(
                    0,
                    "Controlled By",
                    controller.path("kind").asText() + "/"
                            + controller.path("name").asText());
        }
    }

    /** @param more columns besides type and status, with a tab between two: Reason, Message */
    static void conditions(Sheet sheet, JsonNode object, String more) {
        JsonNode conditions = object.at("/status/conditions");
        if (conditions.isEmpty()) {
            return;
        }
        String[] columns = more.split("\t");
        sheet.line(0, "Conditions:").line(1, "Type\tStatus\t" + more);
        sheet.line(1, "----\t------\t" + more.replaceAll("[^\t]", "-"));
        for (JsonNode condition : conditions) {
            StringBuilder line = new StringBuilder(condition.path("type").asText() + " \t"
                    + condition.path("status").asText());
            for (String column : columns) {
                line.append('\t')
                        .append(condition.path(column.toLowerCase(Locale.ROOT)).asText());
            }
            sheet.line(1, line.toString());
        }
    }

    /** With commas between them. */
    static String listed(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return String.join(",", texts);
    }

    static void tolerations(Sheet sheet, String title, JsonNode tolerations) {
        List<JsonNode> sorted = new ArrayList<>();
        tolerations.forEach(sorted::add);
        sorted.sort(Comparator.comparing(toleration -> toleration.path("key").asText()));
        many(sheet, title, sorted.stream().map(Describing::toleration).toList());
    }

    private static String toleration(JsonNode toleration) {
        String value = toleration.path("value").asText();
        String effect = toleration.path("effect").asText();
        StringBuilder text = new StringBuilder(toleration.path("key").asText());
        if (!value.isEmpty()) {
            text.append('=').append(value);
        }
        if (!effect.isEmpty()) {
            text.append(':').append(effect);
        }
        if (toleration.path("operator").asText().equals("Exists") && value.isEmpty()) {
            text.append(text.isEmpty() ? "op=Exists" : " op=Exists");
        }
        if (toleration.has("tolerationSeconds")) {
            text.append(" for ")
                    .append(toleration.path("tolerationSeconds").asLong())
                    .append('s');
        }
        return text.toString();
    }

    static void events(Sheet sheet, List<ObjectNode> events, Instant now) {
        if (events.isEmpty()) {
            sheet.fact(0, "Events", "<none>");
            return;
        }
        sheet.part().line(0, "Events:").line(1, "Type\tReason\tAge\tFrom\tMessage");
        sheet.line(1, "----\t------\t----\t----\t-------");
        List<ObjectNode> sorted = new ArrayList<>(events);
        sorted.sort(Comparator.comparing(EventTimes::last));
        for (ObjectNode event : sorted) {
            String from = Json.text(event, "/source/component");
            String path = Json.text(event, "/involvedObject/fieldPath");
            sheet.line(
                    1,
                    String.join(
                            "\t",
                            Json.text(event, "/type"),
                            Json.text(event, "/reason"),
                            EventTimes.ago(event, now),
                            from.isEmpty() ? Json.text(event, "/reportingComponent") : from,
                            (path.isEmpty() ? "" : path + ": ")
                                    + Json.text(event, "/message").strip()));
        }
    }

    static String age(JsonNode object, Instant now) {
        return Age.since(Json.text(object, "/metadata/creationTimestamp"), now);
    }
}
