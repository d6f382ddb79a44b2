package dev.pageturner.bot.rehearsal.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.kubelet.Behaviour;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.ObjectStore;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceTypes;
import dev.pageturner.bot.rehearsal.monitoring.PracticeMonitoring;
import dev.pageturner.bot.rehearsal.monitoring.Scrape;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Measures the practice platform: every number follows from what the cluster, and the application's database, are like. */
public final class Platform implements PracticeMonitoring.Exporter {
    private static final double[] FAST = {0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1};
    private static final double[] SLOW = {0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1, 2};
    private static final Map<String, String> JOBS = Map.of(
            "meeting-controller", "mc-service",
            "global-controller", "gc-service",
            "media-handler", "mh-service",
            "ac-service", "ac-service",
            "beep-api", "beep-api");
    private static final int MEETINGS = 54;

    private final Counters counters = new Counters();
    private final DarkTower world;
    private final BooleanSupplier limitReached;

    /**
     * Measures a world.
     *
     * @param limitReached whether an organization has no room for another meeting, as the application's database says
     */
    public Platform(DarkTower world, BooleanSupplier limitReached) {
        this.world = world;
        this.limitReached = limitReached;
    }

    @Override
    public Scrape scrape(ObjectStore store, Instant now) {
        Scrape scrape = new Scrape();
        List<ObjectNode> pods = store.list(ResourceTypes.PODS, "");
        Set<String> lives = pods.stream().map(PodSeries::life).collect(Collectors.toSet());
        counters.begin(now, lives);
        new KubeState(store, scrape).measure();
        int serving = (int) pods.stream()
                .filter(p -> app(p).equals("meeting-controller") && ready(p))
                .count();
        for (ObjectNode pod : pods) {
            String job = JOBS.get(app(pod));
            if (job != null && !Json.text(pod, "status", "podIP").isEmpty()) {
                target(new PodSeries(scrape, counters, pod, job, now), pod, serving);
            }
            container(scrape, now, pod);
        }
        store.list(ResourceTypes.NODES, "").forEach(node -> node(scrape, node, now));
        return scrape;
    }

    private static String app(JsonNode pod) {
        return Json.text(pod, "metadata", "labels", "app");
    }

    private static boolean ready(JsonNode pod) {
        return Json.text(Json.condition(pod, "Ready"), "status").equals("True");
    }

    private static boolean running(JsonNode pod) {
        return Json.items(pod, "status", "containerStatuses").stream()
                .allMatch(c -> Json.at(c, "state", "running").isObject());
    }

    private void target(PodSeries series, ObjectNode pod, int serving) {
        series.gauge(running(pod) ? 1 : 0, "up");
        if (!running(pod)) {
            return;
        }
        switch (app(pod)) {
            case "meeting-controller" -> meetingController(series, pod, serving);
            case "global-controller" -> globalController(series, serving);
            default -> series.counter(4, "http_requests_total", "status_code", "200");
        }
    }

    private static void meetingController(PodSeries mc, ObjectNode pod, int serving) {
        boolean ready = ready(pod);
        double meetings = ready ? Math.rint(mc.sway((double) MEETINGS / Math.max(1, serving), 0.12)) : 0;
        mc.gauge(meetings, "mc_meetings_active");
        mc.gauge(Math.rint(meetings * 4.6), "mc_connections_active");
        double load = Math.max(0.2, meetings / 18);
        mc.gauge(Math.rint(mc.sway(2, 0.5)), "mc_actor_mailbox_depth", "actor_type", "controller");
        mc.gauge(Math.rint(mc.sway(14, 0.5) * load), "mc_actor_mailbox_depth", "actor_type", "meeting");
        mc.gauge(Math.rint(mc.sway(8, 0.5) * load), "mc_actor_mailbox_depth", "actor_type", "connection");
        boolean panics =
                Json.text(pod.path("spec").path("containers").path(0), "image").endsWith(":v1.4.3");
        for (String type : new String[] {"controller", "meeting", "connection"}) {
            boolean panicked = panics && type.equals("meeting") && ready;
            mc.counter(panicked ? 0.35 : 0, "mc_actor_panics_total", "actor_type", type);
            mc.counter(panicked ? 2.5 : 0, "mc_messages_dropped_total", "actor_type", type);
        }
        for (String type : new String[] {"fast", "comprehensive"}) {
            double rate = type.equals("fast") ? 0.1 : 0.0167;
            mc.counter(rate, "mc_gc_heartbeats_total", "status", "success", "heartbeat_type", type);
            mc.counter(0, "mc_gc_heartbeats_total", "status", "error", "heartbeat_type", type);
            mc.histogram(rate, 0.012, FAST, "mc_gc_heartbeat_latency_seconds", "heartbeat_type", type);
        }
        mc.histogram(40 * load, 0.0021, FAST, "mc_redis_latency_seconds", "operation", "hget");
        mc.histogram(120 * load, 0.018, FAST, "mc_message_processing_duration_seconds");
        double joins = ready ? mc.sway(1.4, 0.3) : 0;
        mc.counter(joins, "mc_session_joins_total", "status", "success");
        mc.counter(joins * 0.004, "mc_session_joins_total", "status", "failure");
        mc.counter(joins * 0.004, "mc_session_join_failures_total", "error_type", "meeting_not_found");
        mc.histogram(joins, 0.16, SLOW, "mc_session_join_duration_seconds", "status", "success");
        mc.counter(joins, "mc_webtransport_connections_total", "status", "accepted");
        mc.counter(joins * 0.002, "mc_webtransport_connections_total", "status", "rejected");
        mc.counter(joins, "mc_jwt_validations_total", "result", "success", "token_type", "meeting");
        mc.counter(joins * 0.003, "mc_jwt_validations_total", "result", "failure", "token_type", "meeting");
    }

    private void globalController(PodSeries gc, int serving) {
        double created = gc.sway(0.9, 0.25);
        double forbidden = limitReached.getAsBoolean() ? created * 0.35 : 0;
        gc.counter(created - forbidden, "gc_meeting_creation_total", "status", "success");
        gc.counter(forbidden, "gc_meeting_creation_total", "status", "error");
        for (String type :
                new String[] {"forbidden", "bad_request", "unauthorized", "code_collision", "db_error", "internal"}) {
            double rate = type.equals("forbidden") ? forbidden : 0;
            gc.counter(rate, "gc_meeting_creation_failures_total", "error_type", type);
        }
        gc.histogram(created, 0.07, SLOW, "gc_meeting_creation_duration_seconds", "status", "success");
        double joined = gc.sway(2.2, 0.2);
        double lost = serving == 0 ? joined * 0.6 : 0;
        gc.counter(joined - lost, "gc_meeting_join_total", "participant", "user", "status", "success");
        gc.counter(lost, "gc_meeting_join_total", "participant", "user", "status", "error");
        gc.counter(joined + created, "gc_http_requests_total", "method", "POST", "status_code", "200");
        gc.counter(forbidden, "gc_http_requests_total", "method", "POST", "status_code", "403");
        gc.histogram(joined + created, 0.045, SLOW, "gc_http_request_duration_seconds", "method", "POST");
        gc.counter(9, "gc_db_queries_total", "operation", "select", "status", "success");
        gc.counter(0, "gc_db_queries_total", "operation", "select", "status", "error");
        gc.histogram(9, 0.004, SLOW, "gc_db_query_duration_seconds", "operation", "select");
        gc.gauge(serving, "gc_registered_controllers");
    }

    private void container(Scrape scrape, Instant now, ObjectNode pod) {
        PodSeries series = new PodSeries(scrape, counters, pod, "kubelet", now);
        for (JsonNode container : Json.items(pod, "spec", "containers")) {
            if (running(pod)) {
                Behaviour behaviour = world.behaviour(pod, Json.text(container, "image"));
                String name = Json.text(container, "name");
                double bytes = series.sway(behaviour.mebibytes(), 0.05) * 1024 * 1024;
                series.gauge(Math.rint(bytes), "container_memory_working_set_bytes", "container", name);
                series.gauge(Math.rint(bytes), "container_memory_usage_bytes", "container", name);
                double cores = series.sway(behaviour.milliCores(), 0.15) / 1000;
                series.counter(cores, "container_cpu_usage_seconds_total", "container", name);
            }
        }
    }

    private static void node(Scrape scrape, ObjectNode node, Instant now) {
        String[] who = {"job", "node-exporter", "instance", Json.name(node)};
        boolean full = Json.text(Json.condition(node, "DiskPressure"), "status").equals("True");
        double sway = 1
                + 0.02 * Math.sin(now.getEpochSecond() / 211.0 + Json.name(node).hashCode());
        double gib = 1L << 30;
        String[] disk = {
            "job",
            "node-exporter",
            "instance",
            Json.name(node),
            "mountpoint",
            "/var/lib/containerd",
            "fstype",
            "ext4",
            "device",
            "/dev/vda1"
        };
        scrape.add(100 * gib, "node_filesystem_size_bytes", disk);
        scrape.add(Math.rint((full ? 3 : 61) * gib * sway), "node_filesystem_avail_bytes", disk);
        scrape.add(16 * gib, "node_memory_MemTotal_bytes", who);
        scrape.add(Math.rint(9 * gib * sway), "node_memory_MemAvailable_bytes", who);
        scrape.add(0.8 * sway, "node_load1", who);
        scrape.add(1, "up", who);
    }
}
