package dev.pageturner.commands.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.TestRun;
import dev.pageturner.commands.Trial;
import dev.pageturner.commands.cluster.ApiResource;
import dev.pageturner.commands.cluster.FakeCluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunJobCommandTest {
    private static final String RUN = "run-job now --from=cronjob/migrate -n shop";
    private static final String TEMPLATE =
            "{\"apiVersion\":\"batch/v1\",\"kind\":\"Job\",\"metadata\":{\"name\":\"seed\"},\"spec\":{\"template\":{\"spec\":"
                    + "{\"containers\":[{\"name\":\"app\",\"image\":\"x\"}]}}}}";

    private final FakeCluster cluster = new FakeCluster(Clock.systemUTC());
    private final Trial trial = new Trial(cluster);

    @BeforeEach
    void cronJob() {
        create(
                "{\"metadata\": {\"name\": \"migrate\"}, \"spec\": {\"schedule\": \"0 0 1 1 *\", \"jobTemplate\": {\"spec\":"
                        + " {\"template\": {\"spec\": {\"containers\": [{\"name\": \"app\", \"image\": \"x\"}]}}}}}}",
                true);
    }

    private void create(String json, boolean isCronJob) {
        cluster.create(isCronJob ? Resources.CRON_JOBS : Resources.JOBS, "shop", (ObjectNode) Json.parse(json), false);
    }

    /** Plays the controller as soon as the Job is watched. */
    private void ends(String condition) {
        AtomicInteger watched = new AtomicInteger();
        cluster.before(request -> {
            if (request.equals("WATCH jobs") && watched.getAndIncrement() == 0) {
                cluster.change(Resources.JOBS, "shop", "now", job -> job.withObject("/status")
                        .putArray("conditions")
                        .add(Json.parse(condition)));
            }
        });
    }

    private void podExits(int code, String reason) {
        ObjectNode pod = (ObjectNode) Json.parse(
                ("{\"metadata\": {\"name\": \"now-1\", \"labels\": {\"batch.kubernetes.io/job-name\": \"now\","
                                + " \"job-name\": \"now\"}}, \"spec\": {\"containers\": [{\"name\": \"app\"}]},"
                                + " \"status\": {\"phase\": \"Failed\", \"containerStatuses\": [{\"name\": \"app\","
                                + " \"state\": {\"terminated\": {\"exitCode\": %d, \"reason\": \"%s\"}}}]}}")
                        .formatted(code, reason));
        cluster.create(Resources.PODS, "shop", pod, false);
        cluster.log("now-1", "app", List.of("migrating", "done"));
    }

    @Test
    void runsTheJobToItsEndWithItsLogAndExitCode() {
        Preview preview = trial.preview(RUN);
        assertThat(preview.changes()).singleElement().satisfies(change -> assertThat(change.action())
                .isEqualTo("create"));
        podExits(0, "Completed");
        ends("{\"type\": \"Complete\", \"status\": \"True\"}");
        Outcome outcome = trial.run(RUN);
        assertThat(outcome.status()).as(outcome.sentence()).isEqualTo(Status.SUCCEEDED);
        assertThat(outcome.sentence())
                .isEqualTo("job.batch/now completed; container app ended with exit code 0 (Completed)");
        assertThat(String.valueOf(outcome.output())).contains("migrating");
        assertThat(Json.controller(cluster.get(Resources.JOBS, "shop", "now"))
                        .path("name")
                        .asText())
                .isEqualTo("migrate");
    }

    @Test
    void aFailedJobSaysWhyAndFails() {
        podExits(3, "Error");
        ends(
                "{\"type\": \"Failed\", \"status\": \"True\", \"reason\": \"BackoffLimitExceeded\", \"message\": \"too often\"}");
        Outcome outcome = trial.run(RUN);
        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.sentence())
                .isEqualTo("job.batch/now failed, BackoffLimitExceeded: too often; container app ended with exit code 3"
                        + " (Error)");
    }

    @Test
    void neverStartsTwoUnderOneNameOrOfOneCronJob() {
        String uid = Json.uid(cluster.get(Resources.CRON_JOBS, "shop", "migrate"));
        create(
                "{\"metadata\": {\"name\": \"now\", \"ownerReferences\": [{\"kind\": \"CronJob\", \"name\": \"migrate\","
                        + " \"uid\": \"" + uid + "\", \"controller\": true}]}}",
                false);
        assertThat(trial.refusal(RUN))
                .isEqualTo("Error from server (AlreadyExists): jobs.batch \"now\" already exists");
        assertThat(trial.refusal("run-job other --from=cronjob/migrate -n shop"))
                .startsWith("job/now of cronjob/migrate is still running, and two at once are never started");
    }

    @Test
    void stopsWhenTheTemplateIsNoLongerTheOneThatWasApproved() {
        TestRun control = TestRun.of(trial.preview(RUN).fingerprint());
        cluster.change(Resources.CRON_JOBS, "shop", "migrate", job -> job.withObject("/spec/jobTemplate/spec")
                .put("backoffLimit", 9));
        assertThat(trial.run(RUN, control).status()).isEqualTo(Status.CHANGED);
        assertThat(cluster.list(Resources.JOBS, "shop", Selection.ALL).items()).isEmpty();
    }

    @Test
    void aConnectionLostDuringTheCreationIsUnknown() {
        TestRun control = TestRun.of(trial.preview(RUN).fingerprint());
        cluster.before(request -> {
            if (request.startsWith("CREATE")) {
                throw new SystemUnreachableException("connection reset", null);
            }
        });
        Outcome outcome = trial.run(RUN, control);
        assertThat(outcome.status()).isEqualTo(Status.UNKNOWN);
        assertThat(outcome.sentence())
                .startsWith("The connection was lost while job/now was created. Read again, nothing of it is there");
    }

    @Test
    void aJobThatArrivedAlthoughTheConnectionBrokeIsFollowed() {
        TestRun control = TestRun.of(trial.preview(RUN).fingerprint());
        podExits(0, "Completed");
        ends("{\"type\": \"Complete\", \"status\": \"True\"}");
        cluster.after(request -> {
            if (request.startsWith("CREATE jobs")) {
                throw new SystemUnreachableException("connection reset", null);
            }
        });
        Outcome outcome = trial.run(RUN, control);
        assertThat(outcome.status()).as(outcome.sentence()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void aTemplateOfTheRunbookRunsAsOftenAsItIsAskedForButNeverTwiceAtOnce() {
        String line = "run-job seed- --template=" + TEMPLATE + " -n shop";
        assertThat(trial.preview(line).changes()).singleElement().satisfies(change -> assertThat(change.detail())
                .contains("image: x"));
        TestRun control = TestRun.of(trial.preview(line).fingerprint());
        cluster.before(request -> {
            if (request.startsWith("WATCH jobs")) {
                control.cancel();
            }
        });
        assertThat(trial.run(line, control).status()).isEqualTo(Status.CANCELLED);
        String made = Json.name(
                cluster.list(Resources.JOBS, "shop", Selection.ALL).items().get(0));
        assertThat(made).startsWith("seed-").hasSizeGreaterThan(5);
        assertThat(trial.refusal(line)).startsWith("job/" + made + " of the same template is still running");
        assertThat(trial.refusal("run-job a --template={} -n shop")).startsWith("the template is no Job of batch/v1");
        assertThat(trial.refusal("run-job a --template={a -n shop")).startsWith("the template cannot be read as YAML");
        assertThat(trial.refusal("run-job a -n shop")).startsWith("say what the job is made from");
    }

    @Test
    void aLockLeftBehindIsTakenAwayAndAFreshOneIsNot() {
        ApiResource leases = new ApiResource(
                "coordination.k8s.io", "v1", "leases", "lease", "Lease", true, List.of(), List.of(), Set.of());
        String left = "{\"metadata\": {\"name\": \"pageturner-job-migrate\"}, \"spec\": {\"acquireTime\": \"%s\"}}";
        cluster.create(leases, "shop", (ObjectNode) Json.parse(left.formatted("2020-01-01T00:00:00Z")), false);
        ends("{\"type\": \"Complete\", \"status\": \"True\"}");
        assertThat(trial.run(RUN).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(cluster.list(leases, "shop", Selection.ALL).items()).isEmpty();
    }

    @Test
    void whatWaitsForAJobIsRefusedUntilItHasCompleted() {
        String next = "run-job then --from=cronjob/migrate -n shop --after=job/now";
        assertThat(trial.refusal(next)).isEqualTo("run-job waits for job/now, which has not been started");
        create("{\"metadata\": {\"name\": \"now\"}}", false);
        assertThat(trial.refusal(next)).startsWith("run-job waits for job/now, which is still running");
        condition(
                "{\"type\": \"Failed\", \"status\": \"True\", \"reason\": \"BackoffLimitExceeded\", \"message\": \"no\"}");
        assertThat(trial.refusal(next))
                .isEqualTo(
                        "run-job waits for job/now, which failed: BackoffLimitExceeded: no. It is not done until the job"
                                + " has completed");
        TestRun control = TestRun.of("whatever");
        assertThat(trial.run(next, control).status()).isEqualTo(Status.REFUSED);
        condition("{\"type\": \"Complete\", \"status\": \"True\"}");
        assertThat(trial.preview(next).allowed()).isTrue();
    }

    private void condition(String condition) {
        cluster.change(Resources.JOBS, "shop", "now", job -> job.withObject("/status")
                .putArray("conditions")
                .add(Json.parse(condition)));
    }

    @Test
    void aCancelStopsTheWatchingNotTheJob() {
        TestRun control = TestRun.of(trial.preview(RUN).fingerprint());
        cluster.before(request -> {
            if (request.startsWith("WATCH jobs")) {
                control.cancel();
            }
        });
        Outcome outcome = trial.run(RUN, control);
        assertThat(outcome.status()).isEqualTo(Status.CANCELLED);
        assertThat(outcome.sentence()).isEqualTo("Stopped watching; job.batch/now goes on running");
    }
}
