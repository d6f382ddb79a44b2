package dev.pageturner.bot.rehearsal.cluster.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.Names;
import dev.pageturner.bot.rehearsal.cluster.store.Times;
import java.time.Instant;
import java.util.List;

/** What a pod's status says as a whole, from what its containers do. */
public final class PodConditions {
    private PodConditions() {}

    static void update(ObjectNode pod, Instant now) {
        ObjectNode status = Json.child(pod, "status");
        status.put("phase", phase(pod));
        boolean started = Json.items(status, "containerStatuses").stream()
                .anyMatch(c -> !Json.text(c, "containerID").isEmpty());
        if (started && !status.has("podIP")) {
            address(pod, status);
        }
        set(pod, now, "PodReadyToStartContainers", started, "", "");
        set(pod, now, "Initialized", true, "", "");
        List<String> unready = Json.items(status, "containerStatuses").stream()
                .filter(c -> !c.path("ready").asBoolean())
                .map(c -> Json.text(c, "name"))
                .toList();
        boolean ready = unready.isEmpty();
        boolean done = Json.text(status, "phase").equals("Succeeded");
        String reason = ready ? "" : done ? "PodCompleted" : "ContainersNotReady";
        String message = ready || done ? "" : "containers with unready status: [" + String.join(" ", unready) + "]";
        set(pod, now, "Ready", ready, reason, message);
        set(pod, now, "ContainersReady", ready, reason, message);
    }

    private static void address(ObjectNode pod, ObjectNode status) {
        int hash = Names.hash(pod.path("metadata").path("uid")).hashCode();
        String ip = "10.244." + (1 + Math.floorMod(hash >> 8, 8)) + "." + (2 + Math.floorMod(hash, 250));
        status.put("podIP", ip).putArray("podIPs").addObject().put("ip", ip);
        String host = "10.0.0."
                + (10 + Math.floorMod(Json.text(pod, "spec", "nodeName").hashCode(), 200));
        status.put("hostIP", host).putArray("hostIPs").addObject().put("ip", host);
    }

    private static String phase(ObjectNode pod) {
        List<JsonNode> statuses = Json.items(pod, "status", "containerStatuses");
        if (statuses.stream().anyMatch(c -> Json.text(c, "containerID").isEmpty())) {
            return "Pending";
        }
        String policy = Json.text(pod, "spec", "restartPolicy");
        boolean ended = statuses.stream()
                .allMatch(c -> Json.at(c, "state", "terminated").isObject());
        if (!ended || policy.equals("Always")) {
            return "Running";
        }
        boolean failed = statuses.stream().anyMatch(c -> Json.number(c, 0, "state", "terminated", "exitCode") != 0);
        return !failed ? "Succeeded" : policy.equals("Never") ? "Failed" : "Running";
    }

    /** Sets a condition of a status; its time changes only when its value does. */
    public static void set(ObjectNode object, Instant now, String type, boolean value, String reason, String message) {
        ArrayNode conditions = Json.children(Json.child(object, "status"), "conditions");
        ObjectNode condition = Json.condition(object, type) instanceof ObjectNode present
                ? present
                : conditions.addObject().put("type", type);
        String text = value ? "True" : "False";
        if (!Json.text(condition, "status").equals(text)) {
            condition.put("status", text).put("lastTransitionTime", Times.format(now));
        }
        condition.remove(List.of("reason", "message"));
        if (!reason.isEmpty()) {
            condition.put("reason", reason);
        }
        if (!message.isEmpty()) {
            condition.put("message", message);
        }
    }
}
