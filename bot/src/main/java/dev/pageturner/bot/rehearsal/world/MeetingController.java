package dev.pageturner.bot.rehearsal.world;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.bot.rehearsal.cluster.kubelet.Applications.Answer;
import dev.pageturner.bot.rehearsal.cluster.kubelet.Applications.Line;
import dev.pageturner.bot.rehearsal.cluster.kubelet.Applications.Run;
import dev.pageturner.bot.rehearsal.cluster.kubelet.Behaviour;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The meeting controller. Version 1.4.3 gets ready, takes its first meetings and panics over them: the rollout looks well
 * for a moment, and then every pod goes.
 */
final class MeetingController implements Application {
    private static final String BAD = ":v1.4.3";
    private static final Duration LIVES = Duration.ofSeconds(11);

    private final PodMetrics metrics;

    MeetingController(PodMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public boolean runs(String image) {
        return image.contains("/meeting-controller:");
    }

    @Override
    public Behaviour behaviour(String image) {
        Behaviour well = Behaviour.server().using(180, 310);
        return image.endsWith(BAD) ? well.crashing(LIVES, 1, "Error") : well;
    }

    @Override
    public List<Line> log(Run run) {
        LogWriter log = new LogWriter(run);
        String version = run.image().substring(run.image().lastIndexOf(':') + 1);
        log.at(3, "INFO", "mc_service", "Starting Meeting Controller version=" + version);
        log.at(9, "INFO", "mc_service::config", "Configuration loaded successfully region=us-west-2 capacity=100");
        log.at(41, "INFO", "mc_service::grpc::gc_client", "Registering with Global Controller...");
        log.at(187, "INFO", "mc_service::grpc::gc_client", "GC registration successful");
        log.at(203, "INFO", "mc_service::actors", "Actor system initialized");
        log.at(219, "INFO", "mc_service::webtransport", "WebTransport listener started on 0.0.0.0:4433");
        log.at(224, "INFO", "mc_service::observability", "Prometheus metrics recorder initialized");
        log.at(1_480, "INFO", "mc_service", "Meeting Controller ready");
        log.every(
                Duration.ofSeconds(10),
                "INFO",
                "mc_service::grpc::gc_client",
                i -> "heartbeat acknowledged heartbeat_type=" + (i % 6 == 0 ? "comprehensive" : "fast"));
        if (run.image().endsWith(BAD)) {
            panic(log, run);
        } else {
            log.every(
                    Duration.ofSeconds(7),
                    "INFO",
                    "mc_service::webtransport::connection",
                    i -> "session joined participants=" + (2 + (i * 7) % 9));
        }
        return log.lines();
    }

    private static void panic(LogWriter log, Run run) {
        long end = LIVES.toMillis();
        log.at(end - 640, "INFO", "mc_service::actors::controller", "meeting assigned by GC participants=6");
        log.at(end - 210, "WARN", "mc_service::session::store", "session snapshot has schema 7, expected 6");
        if (run.crashed()) {
            log.raw(end - 40, "thread 'meeting-actor-3' panicked at crates/mc-service/src/session/store.rs:412:58:");
            log.raw(
                    end - 40,
                    "called `Result::unwrap()` on an `Err` value: Decode { field: \"media_layout\", schema: 7 }");
            log.raw(end - 39, "stack backtrace:");
            log.raw(end - 39, "   0: rust_begin_unwind");
            log.raw(end - 39, "   1: core::panicking::panic_fmt");
            log.raw(end - 39, "   2: core::result::unwrap_failed");
            log.raw(end - 39, "   3: mc_service::session::store::SessionStore::restore");
            log.raw(end - 39, "   4: mc_service::actors::meeting::MeetingActor::start");
            log.raw(end - 39, "   5: tokio::runtime::task::core::Core<T,S>::poll");
            log.raw(end - 39, "note: run with `RUST_BACKTRACE=full` for a verbose backtrace.");
            log.at(end - 20, "ERROR", "mc_service::actors", "MeetingControllerActor panicked, shutting down");
        }
    }

    @Override
    public Optional<Answer> get(JsonNode pod, int port, String path, Instant now) {
        if (port != 8080) {
            return Optional.empty();
        }
        boolean ready = Json.text(Json.condition(pod, "Ready"), "status").equals("True");
        return Optional.of(
                switch (path) {
                    case "/health" -> new Answer(200, "text/plain", "OK");
                    case "/ready" ->
                        ready
                                ? Web.json(
                                        200,
                                        "{\"status\":\"ready\",\"gc_registered\":true,\"actor_system\":\"healthy\"}")
                                : Web.json(
                                        503,
                                        "{\"status\":\"not_ready\",\"gc_registered\":true,\"actor_system\":\"starting\"}");
                    case "/metrics" -> new Answer(200, "text/plain; version=0.0.4", metrics.of(pod));
                    default -> Web.json(404, "{\"error\":\"not found\"}");
                });
    }
}
