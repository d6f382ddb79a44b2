package dev.pageturner.commands.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.Output;
import dev.pageturner.commands.change.Follower;
import dev.pageturner.commands.change.Run;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.LiveList;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Follows one Job to its end, showing the end of its log on the way. */
final class JobFollow {
    private static final Duration BETWEEN_LOGS = Duration.ofSeconds(3);
    private static final int LINES_ON_THE_WAY = 15;

    private final ObjectNode made;
    private final Run run;
    private final String name;
    private final JobLog log;
    private Instant nextLog;

    JobFollow(ObjectNode made, Run run) {
        this.made = made;
        this.run = run;
        this.name = "job.batch/" + Json.name(made);
        this.log = new JobLog(run, Json.namespace(made), Json.name(made));
        this.nextLog = run.context().clock().instant();
    }

    Outcome follow() {
        run.control().progress(name + " created");
        Follower.Ended<Outcome> ended = run.follower()
                .watch(Resources.JOBS, Json.namespace(made), Selection.named(Json.name(made)), this::look);
        return switch (ended.how()) {
            case SETTLED -> ended.found();
            case CANCELLED -> ended(Status.CANCELLED, "Stopped watching; " + name + " goes on running");
            case TIMED_OUT -> ended(Status.FAILED, "time is up; " + name + " goes on running");
            case LOST ->
                new Outcome(
                        Status.UNKNOWN,
                        name + " was created, but cannot be followed: " + ended.why(),
                        null,
                        List.of(List.of("get", "job", Json.name(made), "-n", Json.namespace(made))));
        };
    }

    private Optional<Outcome> look(LiveList live) {
        Optional<ObjectNode> now = live.byUid(Json.uid(made));
        if (now.isEmpty()) {
            return Optional.of(ended(Status.FAILED, name + " was deleted while it ran"));
        }
        JobState state = JobState.of(now.get());
        if (state.phase() == JobState.Phase.COMPLETE) {
            return Optional.of(ended(Status.SUCCEEDED, name + " completed"));
        }
        if (state.phase() == JobState.Phase.FAILED) {
            return Optional.of(ended(Status.FAILED, name + " failed, " + state.reason()));
        }
        report();
        return Optional.empty();
    }

    private void report() {
        if (run.context().clock().instant().isBefore(nextLog)) {
            return;
        }
        nextLog = run.context().clock().instant().plus(BETWEEN_LOGS);
        Optional<ObjectNode> pod = log.newestPod();
        String phase = pod.map(found -> Json.text(found, "/status/phase")).orElse("waits for its pod");
        boolean started = pod.isPresent() && !phase.equals("Pending");
        List<String> lines = started ? log.tail(pod.get(), LINES_ON_THE_WAY) : List.of();
        run.control().progress(name + ": " + phase + (lines.isEmpty() ? "" : "\n" + String.join("\n", lines)));
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
