package dev.pageturner.commands.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.Output;
import dev.pageturner.commands.RunControl;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.LiveList;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Follows one Job to its end, showing the end of its log on the way. */
final class JobFollow {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration BETWEEN_LOGS = Duration.ofSeconds(3);
    private static final int LINES_ON_THE_WAY = 15;

    private final Cluster cluster;
    private final ObjectNode made;
    private final RunControl control;
    private final Clock clock;
    private final JobLog log;
    private Instant nextLog;

    JobFollow(Cluster cluster, ObjectNode made, RunControl control, Clock clock) {
        this.cluster = cluster;
        this.made = made;
        this.control = control;
        this.clock = clock;
        this.log = new JobLog(cluster, Json.namespace(made), Json.name(made));
        this.nextLog = clock.instant();
    }

    Outcome follow() {
        String name = "job.batch/" + Json.name(made);
        control.progress(name + " created");
        try (LiveList live =
                new LiveList(cluster, Resources.JOBS, Json.namespace(made), Selection.named(Json.name(made)))) {
            while (true) {
                Optional<ObjectNode> now = live.byUid(Json.uid(made));
                if (now.isEmpty()) {
                    return ended(Status.FAILED, name + " was deleted while it ran");
                }
                JobState state = JobState.of(now.get());
                if (state.phase() == JobState.Phase.COMPLETE) {
                    return ended(Status.SUCCEEDED, name + " completed");
                }
                if (state.phase() == JobState.Phase.FAILED) {
                    return ended(Status.FAILED, name + " failed, " + state.reason());
                }
                if (control.cancelled()) {
                    return ended(Status.CANCELLED, "Stopped watching; " + name + " goes on running");
                }
                if (clock.instant().isAfter(control.deadline())) {
                    return ended(Status.FAILED, "time is up; " + name + " goes on running");
                }
                report(name);
                live.await(LOOK);
            }
        } catch (SystemUnreachableException | ApiException e) {
            return Outcome.of(Status.UNKNOWN, name + " was created, but cannot be followed: " + e.getMessage());
        }
    }

    private void report(String name) {
        if (clock.instant().isBefore(nextLog)) {
            return;
        }
        nextLog = clock.instant().plus(BETWEEN_LOGS);
        Optional<ObjectNode> pod = log.newestPod();
        String phase = pod.map(found -> Json.text(found, "/status/phase")).orElse("waits for its pod");
        boolean started = pod.isPresent() && !phase.equals("Pending");
        List<String> lines = started ? log.tail(pod.get(), LINES_ON_THE_WAY) : List.of();
        control.progress(name + ": " + phase + (lines.isEmpty() ? "" : "\n" + String.join("\n", lines)));
    }

    private Outcome ended(Status status, String sentence) {
        Optional<ObjectNode> pod = log.newestPod();
        String exits = pod.map(JobLog::exits).orElse("");
        List<String> lines = pod.map(found -> log.tail(found, JobLog.LINES)).orElse(List.of());
        String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        List<List<String>> next = status == Status.FAILED && pod.isPresent()
                ? List.of(List.of("describe", "pod", Json.name(pod.get()), "-n", Json.namespace(made)))
                : List.of();
        return new Outcome(
                status,
                exits.isEmpty() ? sentence : sentence + "; " + exits,
                new Output(text, lines.size() == JobLog.LINES, List.of(), null),
                next);
    }
}
