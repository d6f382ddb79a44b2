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

/** A program that starts, serves and says so now and then; whatever image it is. */
record PlainServer(String image, int port, Behaviour usual, List<String> sayings, PodMetrics metrics)
        implements Application {
    PlainServer {
        sayings = List.copyOf(sayings);
    }

    @Override
    public boolean runs(String image) {
        return image.contains(this.image);
    }

    @Override
    public Behaviour behaviour(String image) {
        return usual;
    }

    @Override
    public List<Line> log(Run run) {
        String name = run.container().replace('-', '_');
        LogWriter log = new LogWriter(run).at(5, "INFO", name, "starting " + run.image());
        log.at(1_200, "INFO", name, "listening on 0.0.0.0:" + port);
        if (!sayings.isEmpty()) {
            log.every(Duration.ofSeconds(6), "INFO", name, i -> sayings.get((int) (i % sayings.size())));
        }
        return log.lines();
    }

    @Override
    public Optional<Answer> get(JsonNode pod, int asked, String path, Instant now) {
        if (asked != port) {
            return Optional.empty();
        }
        boolean ready = Json.text(Json.condition(pod, "Ready"), "status").equals("True");
        return Optional.of(
                switch (path) {
                    case "/health", "/v1/health" -> new Answer(200, "text/plain", "OK");
                    case "/ready", "/readiness" ->
                        Web.json(ready ? 200 : 503, "{\"status\":\"" + (ready ? "ready" : "not_ready") + "\"}");
                    case "/metrics" -> new Answer(200, "text/plain; version=0.0.4", metrics.of(pod));
                    default -> Web.json(404, "{\"error\":\"not found\"}");
                });
    }
}
