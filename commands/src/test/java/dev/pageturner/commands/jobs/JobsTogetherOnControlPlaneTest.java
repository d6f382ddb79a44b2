package dev.pageturner.commands.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.TestRun;
import dev.pageturner.commands.Trial;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import dev.pageturner.commands.kubernetes.ControlPlane;
import dev.pageturner.commands.kubernetes.KubernetesConnection;
import dev.pageturner.commands.kubernetes.KubernetesSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several people, each with a connection of their own as if in processes of their own, and what waits for a job. */
@Tag("control-plane")
@ExtendWith(ControlPlane.class)
class JobsTogetherOnControlPlaneTest {
    private final String namespace = "jobs-" + UUID.randomUUID().toString().substring(0, 8);
    private final List<KubernetesConnection> connections = new ArrayList<>();

    @BeforeEach
    void make() {
        ControlPlane.create("""
                {apiVersion: v1, kind: Namespace, metadata: {name: NS}}
                ---
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: migrate, namespace: NS}
                spec:
                  schedule: "0 0 1 1 *"
                  jobTemplate:
                    spec:
                      template:
                        metadata: {annotations: {test/runs-for: 2500ms}}
                        spec: {restartPolicy: Never, containers: [{name: app, image: x}]}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: NS}
                spec:
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec: {containers: [{name: app, image: "x:1"}]}
                """.replace("NS", namespace));
    }

    @AfterEach
    void close() {
        connections.forEach(KubernetesConnection::close);
        ControlPlane.kubectl("delete", "namespace", namespace, "--wait=false");
    }

    private Cluster somebody() {
        KubernetesConnection connection = new KubernetesConnection(
                KubernetesSettings.of(ControlPlane.kubeconfig().toString()));
        connections.add(connection);
        return connection.as("", List.of());
    }

    @Test
    void ofManyWhoStartTheSameAtOnceExactlyOneDoes() {
        CountDownLatch ready = new CountDownLatch(1);
        List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
        for (int person = 1; person <= 6; person++) {
            Trial trial = new Trial(somebody());
            String line = "run-job job-" + person + " --from=cronjob/migrate -n " + namespace;
            String approved = trial.preview(line).fingerprint();
            outcomes.add(CompletableFuture.supplyAsync(() -> {
                await(ready);
                return trial.run(line, TestRun.of(approved));
            }));
        }
        ready.countDown();
        List<Outcome> ended = outcomes.stream().map(CompletableFuture::join).toList();
        assertThat(ended)
                .filteredOn(outcome -> outcome.status() == Status.SUCCEEDED)
                .hasSize(1);
        assertThat(ended)
                .filteredOn(outcome -> outcome.status() != Status.SUCCEEDED)
                .allSatisfy(outcome -> assertThat(outcome.sentence())
                        .contains("of cronjob/migrate is still running, and two at once are never started"));
        assertThat(somebody().list(Resources.JOBS, namespace, Selection.ALL).items())
                .hasSize(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aTemplateIsRunAndAFailedMigrationHoldsUpTheImageThatNeedsIt() {
        Trial trial = new Trial(somebody());
        String image = "set-image deployment/web app=x:2 -n " + namespace + " --after=job/";
        Outcome failed = trial.run(template("migrate-7", 3));
        assertThat(failed.status()).isEqualTo(Status.FAILED);
        assertThat(failed.sentence()).contains("BackoffLimitExceeded", "exit code 3");
        assertThat(trial.refusal(image + "migrate-7"))
                .startsWith("set-image waits for job/migrate-7, which failed: BackoffLimitExceeded");
        assertThat(trial.refusal(image + "migrate-8"))
                .isEqualTo("set-image waits for job/migrate-8, which has not been started");
        assertThat(trial.run(template("migrate-8", 0)).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(trial.run(image + "migrate-8").status()).isEqualTo(Status.SUCCEEDED);
    }

    private String template(String name, int exit) {
        return "run-job " + name + " -n " + namespace + " --template={\"apiVersion\":\"batch/v1\",\"kind\":\"Job\","
                + "\"spec\":{\"backoffLimit\":0,\"template\":{\"metadata\":{\"annotations\":{\"test/exit\":\"" + exit
                + "\"}},\"spec\":{\"restartPolicy\":\"Never\",\"containers\":[{\"name\":\"app\",\"image\":\"x\"}]}}}}";
    }
}
