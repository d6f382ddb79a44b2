package dev.pageturner.commands.alertmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Patience;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** An Alertmanager in memory, with the alerts and silences that a test gives it. */
final class FakeAlertmanager implements Alertmanager {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern MATCHER = Pattern.compile("(?s)([a-zA-Z_]\\w*)(=~|!~|!=|=)\"?(.*?)\"?");

    private final List<JsonNode> alerts = new ArrayList<>();
    private final List<JsonNode> silences = new ArrayList<>();

    /** @param state active, suppressed by a silence, or unprocessed */
    FakeAlertmanager alert(Map<String, String> labels, String summary, Instant startsAt, String state) {
        ObjectNode alert = JSON.createObjectNode();
        alert.set("annotations", JSON.valueToTree(Map.of("summary", summary)));
        alert.put("endsAt", startsAt.plusSeconds(3600).toString()).put("startsAt", startsAt.toString());
        alert.putArray("receivers").addObject().put("name", "team");
        alert.putObject("status").put("state", state);
        alert.put("generatorURL", "http://prometheus/graph?a=b&c=d");
        alert.set("labels", JSON.valueToTree(labels));
        alerts.add(alert);
        return this;
    }

    FakeAlertmanager silence(String id, String name, String value, boolean regex, String by, Instant endsAt) {
        ObjectNode silence =
                JSON.createObjectNode().put("id", id).put("createdBy", by).put("comment", "deploying");
        silence.put("startsAt", endsAt.minusSeconds(7200).toString()).put("endsAt", endsAt.toString());
        silence.put("updatedAt", endsAt.minusSeconds(7200).toString());
        ObjectNode matcher =
                silence.putArray("matchers").addObject().put("name", name).put("value", value);
        matcher.put("isRegex", regex).put("isEqual", true);
        silences.add(silence);
        return this;
    }

    @Override
    public AlertmanagerAnswer alerts(AlertQuery query, Patience patience) {
        return found(
                query.matchers(),
                alerts.stream().filter(alert -> wanted(alert, query)),
                alert -> name -> alert.path("labels").path(name).asText());
    }

    private static boolean wanted(JsonNode alert, AlertQuery query) {
        boolean inState =
                switch (alert.path("status").path("state").asText()) {
                    case "active" -> query.active();
                    case "suppressed" -> query.silenced();
                    default -> query.unprocessed();
                };
        return inState && (query.receiver().isEmpty() || "team".matches(query.receiver()));
    }

    @Override
    public AlertmanagerAnswer silences(List<String> matchers, Patience patience) {
        return found(
                matchers,
                silences.stream(),
                silence -> name ->
                        silence.path("matchers").path(0).path("name").asText().equals(name)
                                ? silence.path("matchers").path(0).path("value").asText()
                                : "");
    }

    private static AlertmanagerAnswer found(
            List<String> matchers, Stream<JsonNode> items, Function<JsonNode, Function<String, String>> labels) {
        try {
            List<JsonNode> fitting = items.toList();
            for (String matcher : matchers) {
                Matcher parts = MATCHER.matcher(matcher);
                if (!parts.matches()) {
                    return new AlertmanagerAnswer.Refused("Alertmanager answers: bad matcher format: " + matcher);
                }
                fitting = fitting.stream()
                        .filter(item -> fits(parts, labels.apply(item).apply(parts.group(1))))
                        .toList();
            }
            return new AlertmanagerAnswer.Found(fitting);
        } catch (PatternSyntaxException e) {
            return new AlertmanagerAnswer.Refused("Alertmanager answers: " + e.getMessage());
        }
    }

    private static boolean fits(Matcher parts, String actual) {
        String wanted = parts.group(3).replace("\\\\", "\\");
        boolean same = parts.group(2).contains("~") ? actual.matches(wanted) : actual.equals(wanted);
        return same != parts.group(2).startsWith("!");
    }
}
