package dev.pageturner.bot.rehearsal.cluster.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.Events;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.Times;
import java.time.Duration;
import java.time.Instant;

/** Moves the containers of one pod on: waiting, running, ready, terminated, and round again with a growing back-off. */
final class ContainerLives {
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(5);

    private final ObjectNode pod;
    private final Applications applications;
    private final Events events;
    private final Instant now;

    ContainerLives(ObjectNode pod, Applications applications, Events events, Instant now) {
        this.pod = pod;
        this.applications = applications;
        this.events = events;
        this.now = now;
    }

    void advance() {
        initContainers();
        ArrayNode statuses = Json.children(Json.child(pod, "status"), "containerStatuses");
        for (JsonNode container : Json.items(pod, "spec", "containers")) {
            ObjectNode status = status(statuses, container);
            advance(container, status);
        }
    }

    private void initContainers() {
        if (Json.items(pod, "spec", "initContainers").isEmpty()
                || Json.at(pod, "status", "initContainerStatuses").isArray()) {
            return;
        }
        ArrayNode statuses = Json.children(Json.child(pod, "status"), "initContainerStatuses");
        for (JsonNode container : Json.items(pod, "spec", "initContainers")) {
            ObjectNode status = fresh(statuses.addObject(), container);
            status.put("ready", true);
            ObjectNode terminated = Json.object().put("exitCode", 0).put("reason", "Completed");
            terminated.put("startedAt", Times.format(now)).put("finishedAt", Times.format(now));
            status.putObject("state").set("terminated", terminated);
        }
    }

    private static ObjectNode status(ArrayNode statuses, JsonNode container) {
        for (JsonNode status : statuses) {
            if (Json.text(status, "name").equals(Json.text(container, "name"))) {
                return (ObjectNode) status;
            }
        }
        ObjectNode status = fresh(statuses.addObject(), container);
        status.putObject("state").putObject("waiting").put("reason", "ContainerCreating");
        return status;
    }

    private static ObjectNode fresh(ObjectNode status, JsonNode container) {
        status.put("name", Json.text(container, "name")).put("image", Json.text(container, "image"));
        status.put("imageID", "").put("ready", false).put("started", false).put("restartCount", 0);
        status.putObject("lastState");
        return status;
    }

    private void advance(JsonNode container, ObjectNode status) {
        Behaviour behaviour = applications.behaviour(pod, Json.text(container, "image"));
        JsonNode state = status.path("state");
        if (state.has("waiting")) {
            waiting(container, status, behaviour);
        } else if (state.has("running")) {
            running(status, behaviour);
        } else {
            terminated(container, status);
        }
    }

    private void waiting(JsonNode container, ObjectNode status, Behaviour behaviour) {
        if (Json.text(status, "state", "waiting", "reason").equals("ContainerCreating")) {
            if (passed(Times.at(pod, "status", "startTime"), behaviour.startsIn())) {
                pulled(container);
                start(container, status);
            }
            return;
        }
        Instant finished = Times.at(status, "lastState", "terminated", "finishedAt");
        if (passed(finished, backOff(status))) {
            status.put("restartCount", Json.number(status, 0, "restartCount") + 1);
            pulled(container);
            start(container, status);
        }
    }

    private void pulled(JsonNode container) {
        String image = Json.text(container, "image");
        events.normal(pod, "kubelet", "Pulled", "Container image \"" + image + "\" already present on machine");
    }

    private void start(JsonNode container, ObjectNode status) {
        status.put("image", Json.text(container, "image")).put("imageID", Json.text(container, "image"));
        status.put(
                "containerID", "containerd://" + Json.uid(pod).replace("-", "").repeat(2));
        status.putObject("state").putObject("running").put("startedAt", Times.format(now));
        status.put("started", true).put("ready", false);
        events.normal(pod, "kubelet", "Created", "Container created");
        events.normal(pod, "kubelet", "Started", "Container started");
    }

    private void running(ObjectNode status, Behaviour behaviour) {
        Instant started = Times.at(status, "state", "running", "startedAt");
        if (behaviour.crash().isPresent()
                && passed(started, behaviour.crash().get().after())) {
            Behaviour.Crash crash = behaviour.crash().get();
            end(status, crash.exitCode(), crash.reason());
        } else if (behaviour.runsFor().isPresent()
                && passed(started, behaviour.runsFor().get())) {
            end(status, 0, "Completed");
        } else if (!status.path("ready").asBoolean() && passed(started, behaviour.readyIn())) {
            status.put("ready", true);
        }
    }

    private void end(ObjectNode status, int exitCode, String reason) {
        ObjectNode terminated = Json.object().put("exitCode", exitCode).put("reason", reason);
        terminated.put("startedAt", Json.text(status, "state", "running", "startedAt"));
        terminated.put("finishedAt", Times.format(now)).put("containerID", Json.text(status, "containerID"));
        status.putObject("state").set("terminated", terminated);
        status.put("ready", false).put("started", false);
    }

    private void terminated(JsonNode container, ObjectNode status) {
        String policy = Json.text(pod, "spec", "restartPolicy");
        boolean failed = Json.number(status, 0, "state", "terminated", "exitCode") != 0;
        Instant finished = Times.at(status, "state", "terminated", "finishedAt");
        if (policy.equals("Never")
                || policy.equals("OnFailure") && !failed
                || !passed(finished, Duration.ofSeconds(1))) {
            return;
        }
        status.putObject("lastState").set("terminated", Json.at(status, "state", "terminated"));
        if (Json.number(status, 0, "restartCount") == 0) {
            status.put("restartCount", 1);
            pulled(container);
            start(container, status);
            return;
        }
        String name = Json.text(container, "name");
        String message = "restarting failed container " + name + " in pod " + Json.name(pod) + "_" + Json.namespace(pod)
                + "(" + Json.uid(pod) + ")";
        ObjectNode waiting = status.putObject("state").putObject("waiting");
        waiting.put("reason", "CrashLoopBackOff");
        waiting.put("message", "back-off " + goDuration(backOff(status)) + " " + message);
        events.warning(pod, "kubelet", "BackOff", "Back-off " + message);
    }

    /** Doubles from 10 seconds to five minutes. */
    private static Duration backOff(JsonNode status) {
        int restarts = Math.min(10, Math.max(1, Json.number(status, 1, "restartCount")));
        Duration wait = Duration.ofSeconds(10L << (restarts - 1));
        return wait.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : wait;
    }

    private static String goDuration(Duration wait) {
        return wait.toMinutes() > 0 ? wait.toMinutes() + "m" + wait.toSecondsPart() + "s" : wait.toSeconds() + "s";
    }

    private boolean passed(Instant since, Duration wait) {
        return !now.isBefore(since.plus(wait));
    }
}
