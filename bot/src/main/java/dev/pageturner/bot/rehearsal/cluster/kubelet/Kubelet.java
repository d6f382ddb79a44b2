package dev.pageturner.bot.rehearsal.cluster.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.Events;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.ObjectStore;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceTypes;
import dev.pageturner.bot.rehearsal.cluster.store.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** All nodes' kubelets in one. It keeps no state: what happens next follows from a pod's status and the clock. */
public final class Kubelet {
    private final ObjectStore store;
    private final Events events;
    private final Applications applications;
    private final Set<String> stopping = new HashSet<>();

    public Kubelet(ObjectStore store, Events events, Applications applications) {
        this.store = store;
        this.events = events;
        this.applications = applications;
    }

    /** Moves every pod on by one step; true when anything moved. */
    public boolean tick() {
        boolean moved = false;
        for (ObjectNode pod : store.list(ResourceTypes.PODS, "")) {
            if (!Json.text(pod, "spec", "nodeName").isEmpty()) {
                moved |= Json.deleting(pod) ? stop(pod) : run(pod);
            }
        }
        return moved;
    }

    private boolean stop(ObjectNode pod) {
        if (stopping.add(Json.uid(pod))) {
            for (JsonNode container : Json.items(pod, "spec", "containers")) {
                events.normal(pod, "kubelet", "Killing", "Stopping container " + Json.text(container, "name"));
            }
        }
        Instant end = Times.at(pod, "metadata", "deletionTimestamp");
        Instant asked = end.minusSeconds(Json.number(pod, 0, "metadata", "deletionGracePeriodSeconds"));
        Duration needs = running(pod) ? stopsIn(pod) : Duration.ofSeconds(1);
        Instant gone = asked.plus(needs).isBefore(end) ? asked.plus(needs) : end;
        if (store.now().isBefore(gone)
                || !Json.items(pod, "metadata", "finalizers").isEmpty()) {
            return false;
        }
        stopping.remove(Json.uid(pod));
        store.remove(ResourceTypes.PODS, pod);
        return true;
    }

    private static boolean running(JsonNode pod) {
        return Json.items(pod, "status", "containerStatuses").stream()
                .anyMatch(c -> Json.at(c, "state", "running").isObject());
    }

    private Duration stopsIn(JsonNode pod) {
        return Json.items(pod, "spec", "containers").stream()
                .map(c -> applications.behaviour(pod, Json.text(c, "image")).stopsIn())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private boolean run(ObjectNode pod) {
        String phase = Json.text(pod, "status", "phase");
        if (phase.equals("Succeeded") || phase.equals("Failed")) {
            return false;
        }
        return store.edit(ResourceTypes.PODS, pod, next -> {
            ObjectNode status = Json.child(next, "status");
            if (!status.has("startTime")) {
                status.put("startTime", Times.format(store.now()));
            }
            ContainerLives lives = new ContainerLives(next, applications, events, store.now());
            lives.advance();
            PodConditions.update(next, store.now());
        });
    }
}
