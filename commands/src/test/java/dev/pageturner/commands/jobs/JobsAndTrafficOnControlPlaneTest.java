package dev.pageturner.commands.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.TestRun;
import dev.pageturner.commands.Trial;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.kubernetes.ControlPlane;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("control-plane")
@ExtendWith(ControlPlane.class)
class JobsAndTrafficOnControlPlaneTest {
    private static Cluster cluster;
    private static Trial trial;

    private final String namespace = "jobs-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void connect() {
        cluster = ControlPlane.cluster();
        trial = new Trial(cluster);
    }

    @BeforeEach
    void makeNamespace() {
        apply("{apiVersion: v1, kind: Namespace, metadata: {name: NS}}");
    }

    private void apply(String yaml) {
        ControlPlane.apply(yaml.replace("NS", namespace));
    }

    private void cronJob(String name, String annotations) {
        apply("""
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: %s, namespace: NS}
                spec:
                  schedule: "0 0 1 1 *"
                  jobTemplate:
                    metadata: {labels: {app: %s}}
                    spec:
                      backoffLimit: 0
                      template:
                        metadata: {annotations: {%s}}
                        spec: {restartPolicy: Never, containers: [{name: app, image: x}]}
                """.formatted(name, name, annotations));
    }

    private String here(String line) {
        return line + " -n " + namespace;
    }

    private Preview preview(String line) {
        return trial.preview(here(line));
    }

    private Outcome run(String line) {
        Preview preview = preview(line);
        assertThat(preview.refusal()).isNull();
        return trial.run(here(line), TestRun.of(preview.fingerprint()));
    }

    @Test
    void runsAJobToItsEndAndNeverTwiceUnderOneName() {
        cronJob("migrate", "");
        Outcome outcome = run("run-job migrate-1 --from=cronjob/migrate");
        assertThat(outcome.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(outcome.sentence())
                .isEqualTo("job.batch/migrate-1 completed; container app ended with exit code 0 (Completed)");
        assertThat(preview("run-job migrate-1 --from=cronjob/migrate").refusal())
                .isEqualTo("Error from server (AlreadyExists): jobs.batch \"migrate-1\" already exists");
        assertThat(ControlPlane.kubectl("create", "job", "migrate-1", "--from=cronjob/migrate", "-n", namespace)
                        .err())
                .contains("jobs.batch \"migrate-1\" already exists");
    }

    @Test
    void aFailedJobSaysItsExitCodeAndReason() {
        cronJob("broken", "test/exit: \"3\"");
        Outcome outcome = run("run-job broken-1 --from=cronjob/broken");
        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.sentence())
                .startsWith("job.batch/broken-1 failed, BackoffLimitExceeded:")
                .endsWith("container app ended with exit code 3 (Error)");
    }

    @Test
    void neverStartsASecondOneWhileTheFirstRuns() {
        cronJob("slow", "test/runs-for: 600s");
        ControlPlane.kubectl("create", "job", "slow-1", "--from=cronjob/slow", "-n", namespace);
        assertThat(preview("run-job slow-2 --from=cronjob/slow").refusal())
                .startsWith("job/slow-1 of cronjob/slow is still running");
    }

    private void revision(String name, int generation, String ready) {
        apply("""
                apiVersion: serving.knative.dev/v1
                kind: Revision
                metadata:
                  name: %s
                  namespace: NS
                  labels: {serving.knative.dev/service: api, serving.knative.dev/configurationGeneration: "%d"}
                spec: {containers: [{image: "api:%d"}]}
                """.formatted(name, generation, generation));
        status(
                "revisions.serving.knative.dev/" + name,
                "{\"conditions\": [{\"type\": \"Ready\", \"status\": \"" + ready + "\"}]}");
    }

    private void status(String object, String status) {
        ControlPlane.Kubectl done = ControlPlane.kubectl(
                "patch",
                object,
                "-n",
                namespace,
                "--subresource=status",
                "--type=merge",
                "-p",
                "{\"status\": " + status + "}");
        assertThat(done.exit()).as(done.err()).isZero();
    }

    private void service() {
        apply("""
                apiVersion: serving.knative.dev/v1
                kind: Service
                metadata: {name: api, namespace: NS}
                spec:
                  traffic:
                  - {latestRevision: true, percent: 100}
                  - {revisionName: api-1, tag: stable, percent: 0}
                """);
        status(
                "services.serving.knative.dev/api",
                "{\"observedGeneration\": 99, \"latestReadyRevisionName\": \"api-4\","
                        + " \"traffic\": [{\"revisionName\": \"api-4\", \"latestRevision\": true, \"percent\": 100}]}");
    }

    @Test
    void sendsTrafficToTheLastRevisionThatWasReadyAndIsNotTheCurrentOne() {
        revision("api-1", 1, "True");
        revision("api-2", 2, "True");
        revision("api-3", 3, "False");
        revision("api-4", 4, "True");
        service();
        Preview preview = preview("traffic-rollback api");
        assertThat(preview.changes()).singleElement().satisfies(change -> assertThat(change.detail())
                .isEqualTo("api-4 100 %\n-> api-2 100 %"));
        TestRun run = TestRun.of(preview.fingerprint());
        Thread controller = new Thread(() -> {
            org.awaitility.Awaitility.await().until(() -> !run.reported().isEmpty());
            status(
                    "services.serving.knative.dev/api",
                    "{\"traffic\": [{\"revisionName\": \"api-2\", \"percent\": 100}]}");
        });
        controller.start();
        Outcome outcome = trial.run(here("traffic-rollback api"), run);
        assertThat(outcome.sentence()).isEqualTo("all traffic of service/api goes to revision api-2");
        assertThat(outcome.next())
                .containsExactly(List.of("traffic-rollback", "api", "-n", namespace, "--to-revision=api-4"));
        assertThat(ControlPlane.kubectl(
                                "get",
                                "services.serving.knative.dev/api",
                                "-n",
                                namespace,
                                "-o",
                                "jsonpath={.spec.traffic[*].tag}")
                        .out())
                .isEqualTo("stable");
        assertThat(preview("traffic-rollback api --to-revision=api-3").refusal())
                .startsWith("revision api-3 is not ready");
        assertThat(preview("traffic-rollback api --to-revision=api-9").refusal())
                .isEqualTo("unable to find specified revision api-9 in history");
    }
}
