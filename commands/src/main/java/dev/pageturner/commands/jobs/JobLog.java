package dev.pageturner.commands.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.RunControl;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.change.Run;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.LogOptions;
import dev.pageturner.commands.cluster.LogStream;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The end of what a Job's newest pod wrote, and how its containers ended. It only explains: what fails is left out. */
final class JobLog {
    static final int LINES = 200;

    private static final Duration TURN = Duration.ofMillis(200);
    private static final int TURNS = 10;

    private final Cluster cluster;
    private final RunControl control;
    private final String namespace;
    private final String job;

    JobLog(Run run, String namespace, String job) {
        this.cluster = run.cluster();
        this.control = run.control();
        this.namespace = namespace;
        this.job = job;
    }

    Optional<ObjectNode> newestPod() {
        try {
            return cluster
                    .list(Resources.PODS, namespace, Selection.labels("batch.kubernetes.io/job-name=" + job))
                    .items()
                    .stream()
                    .max(Comparator.comparing(pod -> Json.text(pod, "/metadata/creationTimestamp")));
        } catch (ApiException | SystemUnreachableException e) {
            return Optional.empty();
        }
    }

    List<String> tail(ObjectNode pod, int count) {
        String container = Json.text(pod, "/spec/containers/0/name");
        List<String> lines = new ArrayList<>();
        try (LogStream log = cluster.logs(namespace, Json.name(pod), LogOptions.tail(container, count))) {
            for (int turn = 0; turn < TURNS && lines.size() < count && !log.ended(); turn++) {
                Optional<String> line = log.next(TURN);
                for (; line.isPresent() && lines.size() < count; line = log.next(TURN)) {
                    lines.add(line.get());
                }
                turn += control.cancelled() ? TURNS : 0;
            }
        } catch (ApiException | SystemUnreachableException e) {
            lines.add("(no log: " + e.getMessage() + ")");
        }
        return lines;
    }

    /** For people: {@code container app ended with exit code 3 (Error)}; empty while it runs. */
    static String exits(JsonNode pod) {
        List<String> exits = new ArrayList<>();
        for (JsonNode status : pod.at("/status/containerStatuses")) {
            JsonNode ended = status.at("/state/terminated");
            if (ended.isObject()) {
                exits.add("container " + status.path("name").asText() + " ended with exit code "
                        + ended.path("exitCode").asInt() + " ("
                        + ended.path("reason").asText("Error") + ")");
            }
        }
        return String.join(", ", exits);
    }
}
