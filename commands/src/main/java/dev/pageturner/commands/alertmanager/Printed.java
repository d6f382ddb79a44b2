package dev.pageturner.commands.alertmanager;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.commands.Output;
import dev.pageturner.commands.print.BoundedText;
import java.util.List;

/** Alerts and silences, word for word as amtool prints them, and no more than a person can look through. */
final class Printed {
    private Printed() {}

    static Output alerts(List<JsonNode> alerts, Form form) {
        if (form == Form.JSON) {
            return json(alerts);
        }
        Columns columns = new Columns();
        columns.row(
                form == Form.SIMPLE
                        ? List.of("Alertname", "Starts At", "Summary", "State")
                        : List.of("Labels", "Annotations", "Starts At", "Ends At", "Generator URL", "State"));
        Items.sorted(alerts, "startsAt")
                .forEach(alert -> columns.row(form == Form.SIMPLE ? simple(alert) : wide(alert)));
        return bounded(columns.print());
    }

    private static List<String> simple(JsonNode alert) {
        return List.of(
                alert.path("labels").path("alertname").asText(),
                Items.date(alert, "startsAt"),
                alert.path("annotations").path("summary").asText(),
                state(alert));
    }

    private static List<String> wide(JsonNode alert) {
        return List.of(
                Items.labels(alert.path("labels")),
                Items.labels(alert.path("annotations")),
                Items.date(alert, "startsAt"),
                Items.date(alert, "endsAt"),
                alert.path("generatorURL").asText(),
                state(alert));
    }

    private static String state(JsonNode alert) {
        return alert.path("status").path("state").asText();
    }

    static Output silences(List<JsonNode> silences, Form form) {
        if (form == Form.JSON) {
            return json(silences);
        }
        Columns columns = new Columns();
        columns.row(
                form == Form.SIMPLE
                        ? List.of("ID", "Matchers", "Ends At", "Created By", "Comment")
                        : List.of("ID", "Matchers", "Starts At", "Ends At", "Updated At", "Created By", "Comment"));
        Items.sorted(silences, "endsAt").forEach(one -> columns.row(form == Form.SIMPLE ? brief(one) : whole(one)));
        return bounded(columns.print());
    }

    private static List<String> brief(JsonNode silence) {
        return List.of(
                silence.path("id").asText(),
                String.join(" ", Items.matchers(silence)),
                Items.date(silence, "endsAt"),
                silence.path("createdBy").asText(),
                silence.path("comment").asText());
    }

    private static List<String> whole(JsonNode silence) {
        return List.of(
                silence.path("id").asText(),
                "{" + String.join(",", Items.matchers(silence)) + "}",
                Items.date(silence, "startsAt"),
                Items.date(silence, "endsAt"),
                Items.date(silence, "updatedAt"),
                silence.path("createdBy").asText(),
                silence.path("comment").asText());
    }

    static Output ids(List<JsonNode> silences) {
        BoundedText text = new BoundedText();
        silences.forEach(silence -> text.line(silence.path("id").asText()));
        return text.output();
    }

    private static Output bounded(String text) {
        return new BoundedText().add(text).output();
    }

    /** On one line, as long as it stays whole: what does not fit any more is left out, never cut. */
    private static Output json(List<JsonNode> items) {
        StringBuilder text = new StringBuilder("[");
        for (JsonNode item : items) {
            String printed = escaped(item.toString());
            if (text.length() + printed.length() > BoundedText.CHARACTERS) {
                return new Output(text + "]\n", true, List.of(), null);
            }
            text.append(text.length() == 1 ? "" : ",").append(printed);
        }
        return Output.text(text + "]\n");
    }

    /** Go's encoder writes what means something to a browser as numbers; all of it can only stand in strings. */
    private static String escaped(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }
}
