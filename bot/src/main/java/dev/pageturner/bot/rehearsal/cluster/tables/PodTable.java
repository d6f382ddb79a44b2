package dev.pageturner.bot.rehearsal.cluster.tables;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Pods: the STATUS column says what is wrong before it says what phase it is. */
final class PodTable {
    private PodTable() {}

    static Columns columns() {
        return new Columns()
                .add("Name", Cells::name)
                .add("Ready", PodTable::ready)
                .add("Status", PodTable::status)
                .add("Restarts", PodTable::restarts)
                .add("Age", Cells::age)
                .wide("IP", (p, now) -> Cells.or(Json.text(p, "status", "podIP"), Cells.NONE))
                .wide("Node", (p, now) -> Cells.or(Json.text(p, "spec", "nodeName"), Cells.NONE))
                .wide("Nominated Node", (p, now) -> Cells.or(Json.text(p, "status", "nominatedNodeName"), Cells.NONE))
                .wide("Readiness Gates", (p, now) -> Cells.NONE);
    }

    private static Object ready(JsonNode pod, Instant now) {
        long ready = containers(pod).stream()
                .filter(c -> c.path("ready").asBoolean()
                        && Json.at(c, "state", "running").isObject())
                .count();
        return ready + "/" + Json.items(pod, "spec", "containers").size();
    }

    private static Object status(JsonNode pod, Instant now) {
        String phase = Json.text(pod, "status", "phase");
        String status = Cells.or(Json.text(pod, "status", "reason"), phase);
        if (Json.text(Json.condition(pod, "PodScheduled"), "reason").equals("SchedulingGated")) {
            status = "SchedulingGated";
        }
        boolean running = false;
        List<JsonNode> containers = containers(pod);
        for (int i = containers.size() - 1; i >= 0; i--) {
            JsonNode state = containers.get(i).path("state");
            String waiting = Json.text(state, "waiting", "reason");
            String ended = Json.text(state, "terminated", "reason");
            if (!waiting.isEmpty()) {
                status = waiting;
            } else if (!ended.isEmpty()) {
                status = ended;
            } else if (state.has("terminated")) {
                status = "ExitCode:" + Json.number(state, 0, "terminated", "exitCode");
            } else if (state.has("running") && containers.get(i).path("ready").asBoolean()) {
                running = true;
            }
        }
        if (status.equals("Completed") && running) {
            status = "Running";
        }
        boolean finished = phase.equals("Succeeded") || phase.equals("Failed");
        return Json.deleting(pod) && !finished ? "Terminating" : status;
    }

    private static Object restarts(JsonNode pod, Instant now) {
        int restarts = 0;
        Instant last = Instant.EPOCH;
        for (JsonNode container : containers(pod)) {
            restarts += Json.number(container, 0, "restartCount");
            Instant ended = Times.at(container, "lastState", "terminated", "finishedAt");
            last = ended.isAfter(last) ? ended : last;
        }
        boolean dated = restarts > 0 && last.isAfter(Instant.EPOCH);
        return dated ? restarts + " (" + Times.age(Duration.between(last, now)) + " ago)" : "" + restarts;
    }

    private static List<JsonNode> containers(JsonNode pod) {
        return Json.items(pod, "status", "containerStatuses");
    }
}
