package dev.pageturner.bot.rehearsal.cluster.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/** Writes the cluster's events: the same news about the same object again is counted, not repeated. */
public final class Events {
    private static final Duration KEPT = Duration.ofHours(1);

    private final ObjectStore store;

    public Events(ObjectStore store) {
        this.store = store;
    }

    public void normal(ObjectNode about, String component, String reason, String message) {
        record(about, component, "Normal", reason, message);
    }

    public void warning(ObjectNode about, String component, String reason, String message) {
        record(about, component, "Warning", reason, message);
    }

    private void record(ObjectNode about, String component, String type, String reason, String message) {
        String namespace = Json.namespace(about).isEmpty() ? "default" : Json.namespace(about);
        synchronized (store) {
            for (ObjectNode event : store.list(ResourceTypes.EVENTS, namespace)) {
                if (Json.text(event, "involvedObject", "uid").equals(Json.uid(about))
                        && Json.text(event, "reason").equals(reason)
                        && Json.text(event, "message").equals(message)) {
                    store.edit(ResourceTypes.EVENTS, event, this::again);
                    return;
                }
            }
            store.create(ResourceTypes.EVENTS, event(about, namespace, component, type, reason, message), false);
        }
    }

    private void again(ObjectNode event) {
        event.put("count", Json.number(event, 1, "count") + 1);
        event.put("lastTimestamp", Times.format(store.now()));
    }

    private ObjectNode event(
            ObjectNode about, String namespace, String component, String type, String reason, String message) {
        ObjectNode event = Json.object();
        String unique =
                Long.toHexString(store.now().toEpochMilli()) + store.names().suffix();
        event.putObject("metadata").put("name", Json.name(about) + "." + unique).put("namespace", namespace);
        ObjectNode involved = event.putObject("involvedObject");
        involved.put("kind", Json.text(about, "kind")).put("apiVersion", Json.text(about, "apiVersion"));
        involved.put("name", Json.name(about)).put("uid", Json.uid(about));
        if (!Json.namespace(about).isEmpty()) {
            involved.put("namespace", namespace);
        }
        involved.put("resourceVersion", Json.text(about, "metadata", "resourceVersion"));
        event.put("reason", reason).put("message", message).put("type", type).put("count", 1);
        ObjectNode source = event.putObject("source").put("component", component);
        String node = Json.text(about, "spec", "nodeName");
        if (component.equals("kubelet") && !node.isEmpty()) {
            source.put("host", node);
        }
        String now = Times.format(store.now());
        event.put("firstTimestamp", now).put("lastTimestamp", now).putNull("eventTime");
        return event.put("reportingComponent", component).put("reportingInstance", node);
    }

    /** Forgets what is older than an hour, as the real API server does. */
    public void expire() {
        Instant oldest = store.now().minus(KEPT);
        for (JsonNode event : store.list(ResourceTypes.EVENTS, "")) {
            if (Times.at(event, "lastTimestamp").isBefore(oldest)) {
                store.remove(ResourceTypes.EVENTS, (ObjectNode) event);
            }
        }
    }
}
