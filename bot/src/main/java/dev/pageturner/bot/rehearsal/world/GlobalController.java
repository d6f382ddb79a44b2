package dev.pageturner.bot.rehearsal.world;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.bot.rehearsal.cluster.kubelet.Applications.Answer;
import dev.pageturner.bot.rehearsal.cluster.kubelet.Applications.Line;
import dev.pageturner.bot.rehearsal.cluster.kubelet.Applications.Run;
import dev.pageturner.bot.rehearsal.cluster.kubelet.Behaviour;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The global controller, which creates meetings and refuses those of an organization that has reached its limit. */
final class GlobalController implements Application {
    private final PlainServer server;

    GlobalController(PodMetrics metrics) {
        server = new PlainServer("/global-controller:", 8080, Behaviour.server().using(110, 160), List.of(), metrics);
    }

    @Override
    public boolean runs(String image) {
        return server.runs(image);
    }

    @Override
    public Behaviour behaviour(String image) {
        return server.behaviour(image);
    }

    @Override
    public List<Line> log(Run run) {
        LogWriter log = new LogWriter(run);
        log.at(4, "INFO", "gc_service", "Starting Global Controller");
        log.at(130, "INFO", "gc_service::db", "database pool ready connections=10");
        log.at(210, "INFO", "gc_service::http", "listening on 0.0.0.0:8080");
        log.every(
                Duration.ofSeconds(4),
                "INFO",
                "gc_service::handlers::meetings",
                i -> i % 5 == 0 ? "meeting created status=201" : "meeting joined status=200");
        log.every(
                Duration.ofSeconds(45),
                "WARN",
                "gc_service::handlers::meetings",
                i -> i % 7 == 0 ? "meeting creation forbidden: org concurrent meeting limit reached" : "");
        return log.lines();
    }

    @Override
    public Optional<Answer> get(JsonNode pod, int port, String path, Instant now) {
        return server.get(pod, port, path, now);
    }
}
