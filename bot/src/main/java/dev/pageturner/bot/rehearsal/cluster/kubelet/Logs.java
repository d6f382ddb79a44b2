package dev.pageturner.bot.rehearsal.cluster.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.kubelet.Applications.Line;
import dev.pageturner.bot.rehearsal.cluster.kubelet.Applications.Run;
import dev.pageturner.bot.rehearsal.cluster.store.ApiError;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds the run of a container that somebody wants to read, and refuses as the real API refuses. */
public final class Logs {
    private final Applications applications;

    public Logs(Applications applications) {
        this.applications = applications;
    }

    /** The container to read: the named one, or the only one. */
    public String container(ObjectNode pod, String asked) {
        List<String> names = Json.items(pod, "spec", "containers").stream()
                .map(c -> Json.text(c, "name"))
                .toList();
        if (asked.isEmpty()) {
            if (names.size() > 1) {
                throw ApiError.badRequest("a container name must be specified for pod " + Json.name(pod)
                        + ", choose one of: [" + String.join(" ", names) + "]");
            }
            return names.get(0);
        }
        if (!names.contains(asked)) {
            throw ApiError.badRequest("container " + asked + " is not valid for pod " + Json.name(pod));
        }
        return asked;
    }

    /** The lines of a container's present run, or of the one before. */
    public List<Line> read(ObjectNode pod, String container, boolean previous, Instant now) {
        return run(pod, container, previous, now).map(applications::log).orElse(List.of());
    }

    private static Optional<Run> run(ObjectNode pod, String container, boolean previous, Instant now) {
        JsonNode status = Json.items(pod, "status", "containerStatuses").stream()
                .filter(c -> Json.text(c, "name").equals(container))
                .findFirst()
                .orElse(Json.object());
        JsonNode last = Json.at(status, "lastState", "terminated");
        if (previous) {
            if (!last.isObject()) {
                throw ApiError.badRequest("previous terminated container \"" + container + "\" in pod \""
                        + Json.name(pod) + "\" not found");
            }
            return Optional.of(ended(pod, container, status, last));
        }
        JsonNode running = Json.at(status, "state", "running");
        if (running.isObject()) {
            Instant started = Times.at(running, "startedAt");
            return Optional.of(new Run(pod, container, Json.text(status, "image"), started, now, false));
        }
        JsonNode terminated = Json.at(status, "state", "terminated");
        if (terminated.isObject() || last.isObject()) {
            return Optional.of(ended(pod, container, status, terminated.isObject() ? terminated : last));
        }
        throw ApiError.badRequest("container \"" + container + "\" in pod \"" + Json.name(pod)
                + "\" is waiting to start: " + Json.text(status, "state", "waiting", "reason"));
    }

    private static Run ended(ObjectNode pod, String container, JsonNode status, JsonNode terminated) {
        return new Run(
                pod,
                container,
                Json.text(status, "image"),
                Times.at(terminated, "startedAt"),
                Times.at(terminated, "finishedAt"),
                Json.number(terminated, 0, "exitCode") != 0);
    }
}
