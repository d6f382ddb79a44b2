package dev.pageturner.bot.rehearsal.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** Rules and alerts in the forms of the two APIs. */
final class RuleViews {
    private static final String RECEIVER = "pageturner";

    private RuleViews() {}

    static ObjectNode rules(RuleEngine engine) {
        ObjectNode data = Json.object();
        ObjectNode group =
                data.putArray("groups").addObject().put("name", "practice").put("file", "practice.yaml");
        group.put("interval", 1);
        ArrayNode rules = group.putArray("rules");
        for (Rule rule : engine.rules()) {
            List<Alert> alerts = active(engine).stream()
                    .filter(a -> a.name().equals(rule.name()))
                    .toList();
            boolean firing = alerts.stream().anyMatch(Alert::firing);
            ObjectNode described = rules.addObject().put("name", rule.name()).put("query", rule.expression());
            described.put("state", firing ? "firing" : alerts.isEmpty() ? "inactive" : "pending");
            described
                    .put("duration", rule.holds().toSeconds())
                    .put("health", "ok")
                    .put("type", "alerting");
            described.set("labels", Json.MAPPER.valueToTree(new TreeMap<>(rule.labels())));
            described.set("annotations", Json.MAPPER.valueToTree(new TreeMap<>(rule.annotations())));
            ArrayNode listed = described.putArray("alerts");
            alerts.forEach(a -> listed.add(alert(a)));
        }
        return data;
    }

    static ObjectNode alerts(RuleEngine engine) {
        ObjectNode data = Json.object();
        ArrayNode alerts = data.putArray("alerts");
        active(engine).forEach(a -> alerts.add(alert(a)));
        return data;
    }

    private static List<Alert> active(RuleEngine engine) {
        return engine.alerts().stream().filter(a -> a.ended().isEmpty()).toList();
    }

    private static ObjectNode alert(Alert alert) {
        ObjectNode json = labelled(alert).put("state", alert.firing() ? "firing" : "pending");
        return json.put("activeAt", alert.since().toString()).put("value", Double.toString(alert.value()));
    }

    private static ObjectNode labelled(Alert alert) {
        ObjectNode json = Json.object();
        json.set("labels", Json.MAPPER.valueToTree(new TreeMap<>(alert.labels())));
        json.set("annotations", Json.MAPPER.valueToTree(new TreeMap<>(alert.annotations())));
        return json;
    }

    static JsonNode alertmanager(RuleEngine engine, Silences silences, AlertFilter filter, Instant now) {
        ArrayNode all = Json.array();
        for (Alert alert : engine.alerts()) {
            List<String> silenced = silences.by(alert, now);
            if (alert.firing() && filter.takes(alert, !silenced.isEmpty(), RECEIVER)) {
                ObjectNode json = labelled(alert).put("fingerprint", alert.fingerprint());
                json.put("startsAt", alert.since().toString()).put("updatedAt", now.toString());
                json.put("endsAt", now.plusSeconds(240).toString()).put("generatorURL", "");
                json.putArray("receivers").addObject().put("name", RECEIVER);
                ObjectNode status = json.putObject("status").put("state", silenced.isEmpty() ? "active" : "suppressed");
                silenced.forEach(status.putArray("silencedBy")::add);
                status.putArray("inhibitedBy");
                status.putArray("mutedBy");
                all.add(json);
            }
        }
        return all;
    }
}
