package dev.pageturner.bot.rehearsal.monitoring;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alertmanager's part: groups alerts, waits a moment for company, and notifies by webhook when a group is new or changed.
 * What was not accepted with 2xx is tried again with the group's next interval, as Alertmanager does with 5xx.
 */
final class Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private static final List<String> GROUP_BY = List.of("alertname", "cluster", "namespace");
    /** Shorter than Alertmanager's defaults: nobody rehearses to wait. */
    private static final Duration GROUP_WAIT = Duration.ofSeconds(1);

    private static final Duration GROUP_INTERVAL = Duration.ofSeconds(3);
    private static final String NEVER = "0001-01-01T00:00:00Z";

    private final RuleEngine engine;
    private final Silences silences;
    private final String externalUrl;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Map<Map<String, String>, Group> groups = new LinkedHashMap<>();
    private volatile @Nullable Receiver receiver;

    private static final class Group {
        Instant due = Instant.MAX;
        String told = "";
    }

    Notifier(RuleEngine engine, Silences silences, String externalUrl) {
        this.engine = engine;
        this.silences = silences;
        this.externalUrl = externalUrl;
    }

    void tell(Receiver someone) {
        receiver = someone;
    }

    /** Sends what is due. */
    void flush(Instant now) throws InterruptedException {
        Receiver to = receiver;
        if (to == null) {
            return;
        }
        Map<Map<String, String>, List<Alert>> grouped = engine.alerts().stream()
                .filter(a -> a.fired().isPresent() && !silences.silenced(a, now))
                .collect(Collectors.groupingBy(Notifier::key, LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<Map<String, String>, List<Alert>> entry : grouped.entrySet()) {
            flush(to, entry.getKey(), entry.getValue(), now);
        }
    }

    private void flush(Receiver to, Map<String, String> key, List<Alert> alerts, Instant now)
            throws InterruptedException {
        String state =
                alerts.stream().map(a -> a.fingerprint() + a.firing()).sorted().collect(Collectors.joining());
        Group group = groups.computeIfAbsent(key, k -> new Group());
        if (state.equals(group.told)) {
            return;
        }
        if (group.due.equals(Instant.MAX)) {
            group.due = now.plus(GROUP_WAIT);
        }
        if (now.isBefore(group.due)) {
            return;
        }
        group.due = now.plus(GROUP_INTERVAL);
        if (post(to, payload(to, key, alerts))) {
            group.told = state;
            alerts.stream().filter(a -> !a.firing()).forEach(engine::forget);
            if (alerts.stream().noneMatch(Alert::firing)) {
                groups.remove(key);
            }
        }
    }

    private boolean post(Receiver to, ObjectNode payload) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(to.webhook())
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/json")
                .header("User-Agent", "Alertmanager/practice")
                .header("Authorization", "Bearer " + to.token())
                .POST(HttpRequest.BodyPublishers.ofString(payload.toString()))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 == 2) {
                return true;
            }
            LOG.warn("{} answered {} to a notification: {}", to.name(), response.statusCode(), response.body());
        } catch (IOException e) {
            LOG.debug("{} cannot be reached yet: {}", to.name(), e.toString());
        }
        return false;
    }

    private static Map<String, String> key(Alert alert) {
        Map<String, String> key = new TreeMap<>();
        GROUP_BY.stream()
                .filter(alert.labels()::containsKey)
                .forEach(label -> key.put(label, alert.labels().getOrDefault(label, "")));
        return key;
    }

    private ObjectNode payload(Receiver to, Map<String, String> key, List<Alert> alerts) {
        ObjectNode payload = Json.object().put("version", "4").put("groupKey", "{}:" + braces(key));
        payload.put("truncatedAlerts", 0);
        payload.put("status", alerts.stream().anyMatch(Alert::firing) ? "firing" : "resolved");
        payload.put("receiver", to.name());
        payload.set("groupLabels", Json.MAPPER.valueToTree(key));
        payload.set("commonLabels", common(alerts.stream().map(Alert::labels).toList()));
        payload.set(
                "commonAnnotations",
                common(alerts.stream().map(Alert::annotations).toList()));
        payload.put("externalURL", externalUrl);
        ArrayNode all = payload.putArray("alerts");
        alerts.forEach(alert -> all.add(json(alert)));
        return payload;
    }

    private ObjectNode json(Alert alert) {
        ObjectNode json = Json.object().put("status", alert.firing() ? "firing" : "resolved");
        json.set("labels", Json.MAPPER.valueToTree(new TreeMap<>(alert.labels())));
        json.set("annotations", Json.MAPPER.valueToTree(new TreeMap<>(alert.annotations())));
        json.put("startsAt", alert.since().toString());
        json.put("endsAt", alert.ended().map(Instant::toString).orElse(NEVER));
        json.put("generatorURL", externalUrl + "/graph?g0.expr=" + Urls.encode(alert.expression()));
        return json.put("fingerprint", alert.fingerprint());
    }

    private static ObjectNode common(List<Map<String, String>> all) {
        Map<String, String> common = new HashMap<>(all.get(0));
        all.forEach(labels -> common.entrySet().retainAll(labels.entrySet()));
        return Json.MAPPER.valueToTree(new TreeMap<>(common));
    }

    private static String braces(Map<String, String> labels) {
        List<String> parts = new ArrayList<>();
        labels.forEach((name, value) -> parts.add(name + "=\"" + value.replace("\"", "\\\"") + "\""));
        return "{" + String.join(", ", parts) + "}";
    }
}
