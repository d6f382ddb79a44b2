package dev.pageturner.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import dev.pageturner.commands.kubernetes.ControlPlane;
import dev.pageturner.commands.kubernetes.FaultyApiServer;
import dev.pageturner.commands.kubernetes.KubernetesConnection;
import dev.pageturner.commands.kubernetes.KubernetesSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can go wrong under a running command, on a real control plane. */
@Tag("control-plane")
@ExtendWith(ControlPlane.class)
class FaultsOnControlPlaneTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    private final String id = "fault-" + UUID.randomUUID().toString().substring(0, 8);
    private FaultyApiServer server;
    private KubernetesConnection connection;
    private Cluster cluster;
    private Trial trial;

    @TempDir
    private Path directory;

    @BeforeEach
    void connect() {
        server = FaultyApiServer.before(ControlPlane.kubeconfig());
        connection = new KubernetesConnection(
                KubernetesSettings.of(server.kubeconfig(directory).toString())
                        .timeouts(Duration.ofSeconds(1), Duration.ofSeconds(3)));
        cluster = connection.as("", List.of());
        trial = new Trial(cluster);
        ControlPlane.create("""
                {apiVersion: v1, kind: Node, metadata: {name: ID, labels: {kubernetes.io/hostname: ID}}}
                ---
                {apiVersion: v1, kind: Namespace, metadata: {name: ID}}
                """.replace("ID", id));
    }

    @AfterEach
    void disconnect() {
        ControlPlane.signalApiServer("CONT");
        connection.close();
        server.close();
        ControlPlane.kubectl("delete", "node", id, "--ignore-not-found", "--wait=false");
        ControlPlane.kubectl("delete", "pods", "--all", "-n", id, "--force", "--grace-period=0", "--wait=false");
        ControlPlane.kubectl("delete", "namespace", id, "--wait=false");
    }

    private void deploy(String version, String annotations, int replicas) {
        ControlPlane.apply("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: ID}
                spec:
                  replicas: %d
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}, annotations: {%s}}
                    spec:
                      nodeSelector: {kubernetes.io/hostname: ID}
                      containers: [{name: app, image: "x:%s"}]
                """.formatted(replicas, annotations, version).replace("ID", id));
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    var deployment = cluster.get(Resources.DEPLOYMENTS, id, "web");
                    return Json.number(deployment, "/status/observedGeneration")
                                    == Json.number(deployment, "/metadata/generation")
                            && (replicas == 0 || Json.number(deployment, "/status/updatedReplicas") > 0)
                            && running() >= replicas;
                });
    }

    private void deploySettled(String version, String annotations, int replicas) {
        deploy(version, annotations, replicas);
        ControlPlane.kubectl("rollout", "status", "deployment/web", "-n", id, "--timeout=60s");
    }

    private long pods() {
        return cluster.list(Resources.PODS, id, Selection.ALL).items().size();
    }

    private long running() {
        return cluster.list(Resources.PODS, id, Selection.ALL).items().stream()
                .filter(pod -> Json.text(pod, "/status/phase").equals("Running"))
                .count();
    }

    private record Running(TestRun control, CompletableFuture<Outcome> outcome) {
        void reports(String part) {
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> control.reported().stream().anyMatch(text -> text.contains(part)));
        }

        /** It has a second, and as much again and more on a machine that is busy otherwise. */
        Outcome cancelled() {
            long asked = System.nanoTime();
            control.cancel();
            Outcome outcome = outcome().join();
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofMillis(2500));
            return outcome;
        }
    }

    private Running start(String line, Duration patience) {
        TestRun control = new TestRun(
                trial.preview(line).fingerprint(), Clock.systemUTC().instant().plus(patience));
        return new Running(control, CompletableFuture.supplyAsync(() -> trial.run(line, control)));
    }

    private String drain() {
        return "drain " + id;
    }

    private String rollback() {
        return "rollback deployment/web -n " + id;
    }

    private static Predicate<String> about(String... parts) {
        return request -> List.of(parts).stream().allMatch(request::contains);
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anApiServerThatStopsDuringADrainIsNoticedAndTheDrainGoesOn() {
        deploy("1", "test/stop-after: 12s", 2);
        Running drain = start(drain(), LONG);
        drain.reports("leaving");
        ControlPlane.signalApiServer("STOP");
        sleep(4000);
        ControlPlane.signalApiServer("CONT");
        assertThat(drain.outcome().join().sentence()).isEqualTo("node/" + id + " drained");
    }

    @Test
    void anApiServerThatStopsDuringARollbackIsNoticedAndTheRollbackGoesOn() {
        deploySettled("1", "test/ready-after: 3s", 2);
        deploySettled("2", "test/ready-after: 1s", 2);
        Running rollback = start(rollback(), LONG);
        rollback.reports("Waiting");
        ControlPlane.signalApiServer("STOP");
        sleep(4000);
        ControlPlane.signalApiServer("CONT");
        assertThat(rollback.outcome().join().sentence()).isEqualTo("deployment \"web\" successfully rolled out");
    }

    @Test
    void aDrainWhoseClusterStaysAwayIsUnknown() {
        deploy("1", "test/stop-after: 600s", 2);
        Running drain = start(drain(), Duration.ofSeconds(25));
        drain.reports("leaving");
        server.stop();
        Outcome outcome = drain.outcome().join();
        assertThat(outcome.status()).as(outcome.sentence()).isEqualTo(Status.UNKNOWN);
        assertThat(outcome.sentence()).startsWith("the cluster stopped answering while node/" + id + " was drained");
    }

    @Test
    void aRollbackWhoseClusterStaysAwayIsUnknown() {
        deploySettled("1", "test/ready-after: 600s, a: b", 0);
        deploySettled("2", "a: b", 0);
        ControlPlane.kubectl("scale", "deployment/web", "--replicas=2", "-n", id);
        ControlPlane.kubectl("rollout", "status", "deployment/web", "-n", id, "--timeout=60s");
        Running rollback = start(rollback(), Duration.ofSeconds(25));
        rollback.reports("Waiting");
        server.stop();
        Outcome outcome = rollback.outcome().join();
        assertThat(outcome.status()).as(outcome.sentence()).isEqualTo(Status.UNKNOWN);
        assertThat(outcome.sentence()).startsWith("deployment/web was patched to revision");
    }

    @ParameterizedTest
    @ValueSource(strings = {"drain", "rollback"})
    void aCancelIsHeardWithinASecondWhileTheApiServerHangs(String command) {
        boolean drains = command.equals("drain");
        deploySettled("1", drains ? "test/stop-after: 600s" : "test/ready-after: 4s", 1);
        if (!drains) {
            deploySettled("2", "test/ready-after: 1s", 1);
        }
        Running run = start(drains ? drain() : rollback(), LONG);
        run.reports(drains ? "leaving" : "Waiting");
        server.stop();
        sleep(1000);
        assertThat(run.cancelled().status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void aServerThatHangsWithThePatchLeavesItToBeLookedForAndACancelThenIsUnknown() {
        deploySettled("1", "a: b", 1);
        server.hangs(about("PATCH", "deployments/web"));
        Outcome outcome =
                start("restart deployment/web -n " + id, LONG).outcome().join();
        assertThat(outcome.status()).as(outcome.sentence()).isEqualTo(Status.UNKNOWN);
        assertThat(outcome.sentence())
                .startsWith(
                        "The connection was lost while deployment/web was patched. Read again, nothing of it is there");
        Running other = start("restart deployment/web -n " + id, LONG);
        await().until(() -> server.requests().stream().filter(about("PATCH")).count() > 1);
        assertThat(other.cancelled().status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void changesWhoseAnswersAreLostAreLookedForAndFollowedToTheirEnd() {
        deploySettled("1", "a: b", 1);
        deploySettled("2", "a: b", 1);
        ControlPlane.create("""
                {apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: ID}, data: {N: "0"}}
                ---
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: migrate, namespace: ID}
                spec:
                  schedule: "0 0 1 1 *"
                  jobTemplate: {spec: {template: {spec: {restartPolicy: Never, nodeSelector: {kubernetes.io/hostname: ID}, containers: [{name: app, image: x}]}}}}
                """.replace("ID", id));
        for (String line : List.of(
                rollback(),
                "restart deployment/web -n " + id,
                "set-image deployment/web app=x:9 -n " + id,
                "scale deployment/web --replicas=2 -n " + id,
                "pause deployment/web -n " + id,
                "patch-config configmap/settings N=1 -n " + id,
                "run-job now --from=cronjob/migrate -n " + id,
                "cordon " + id,
                "uncordon " + id)) {
            server.losesAnswers(
                    request -> request.startsWith("PATCH") || request.matches("POST .*/(jobs|eviction)(\\?.*)?"), 1);
            Outcome outcome = start(line, Duration.ofSeconds(40)).outcome().join();
            assertThat(outcome.status()).as(line + ": " + outcome.sentence()).isEqualTo(Status.SUCCEEDED);
        }
    }

    @Test
    void anEvictionWhoseAnswerIsLostIsSentAgainWithoutHarm() {
        deploy("1", "test/stop-after: 1s", 3);
        server.losesAnswers(about("POST", "/eviction"), 2);
        assertThat(start(drain(), LONG).outcome().join().sentence()).isEqualTo("node/" + id + " drained");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void aServerInTroubleForAMomentDoesNotEndADrainOrARollback(int code) {
        deploySettled("1", "test/stop-after: 1s", 1);
        deploySettled("2", "test/ready-after: 1s", 1);
        String rollback = rollback();
        TestRun control = TestRun.of(trial.preview(rollback).fingerprint());
        Predicate<String> watching = about("GET", "watch=true");
        server.answers(watching, 2, code, "trouble");
        server.answers(about("PATCH", "deployments/web"), code == 429 ? 1 : 0, code, "trouble");
        assertThat(trial.run(rollback, control).sentence()).isEqualTo("deployment \"web\" successfully rolled out");
        await().atMost(Duration.ofSeconds(60)).until(() -> pods() == 1);
        String line = drain();
        TestRun other = TestRun.of(trial.preview(line).fingerprint());
        server.answers(watching, 2, code, "trouble");
        server.answers(about("POST", "/eviction"), code == 429 ? 1 : 0, code, "trouble");
        assertThat(trial.run(line, other).sentence()).isEqualTo("node/" + id + " drained");
    }

    @Test
    void aServerErrorInsteadOfThePatchIsLookedBehind() {
        deploySettled("1", "a: b", 1);
        server.answers(about("PATCH"), 1, 500, "etcd is away");
        Outcome outcome = trial.run("restart deployment/web -n " + id);
        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.sentence()).contains("Read again, nothing of it is there", "etcd is away");
    }

    @Test
    void slowWatchesOnlyTakeLonger() {
        deploySettled("1", "a: b", 2);
        deploySettled("2", "a: b", 2);
        server.isSlow(about("watch=true"), 2, Duration.ofMillis(400));
        assertThat(trial.run(rollback()).sentence()).isEqualTo("deployment \"web\" successfully rolled out");
        server.isSlow(about("watch=true"), 2, Duration.ofMillis(400));
        assertThat(trial.run(drain()).sentence()).isEqualTo("node/" + id + " drained");
    }

    @Test
    void aWatchThatIsTooOldToGoOnIsBegunAgain() {
        deploySettled("1", "test/ready-after: 2s", 1);
        deploySettled("2", "test/stop-after: 2s", 1);
        server.forgetsWatches(about("watch=true", "deployments"), 1);
        assertThat(trial.run(rollback()).sentence()).isEqualTo("deployment \"web\" successfully rolled out");
        server.forgetsWatches(about("watch=true", "/pods"), 1);
        assertThat(trial.run(drain()).sentence()).isEqualTo("node/" + id + " drained");
        assertThat(server.requests().stream()
                        .filter(about("GET", "/pods?", "spec.nodeName"))
                        .count())
                .isGreaterThan(4);
    }

    @Test
    void aNodeDeletedDuringADrainEndsItWithItsPods() {
        deploy("1", "test/stop-after: 600s", 2);
        Running drain = start(drain(), LONG);
        drain.reports("leaving");
        ControlPlane.kubectl("delete", "node", id, "--wait=false");
        ControlPlane.kubectl("delete", "pods", "--all", "-n", id, "--force", "--grace-period=0", "--wait=false");
        assertThat(drain.outcome().join().sentence()).isEqualTo("node/" + id + " drained");
    }

    @Test
    void twoPeopleDrainingOneNodeBothEndWell() {
        deploy("1", "test/stop-after: 2s", 3);
        String line = drain();
        String approved = trial.preview(line).fingerprint();
        CompletableFuture<Outcome> first = CompletableFuture.supplyAsync(() -> trial.run(line, TestRun.of(approved)));
        Outcome second = trial.run(line, TestRun.of(approved));
        List<Status> ended = List.of(first.join().status(), second.status());
        assertThat(ended).contains(Status.SUCCEEDED);
        assertThat(ended).allMatch(status -> status == Status.SUCCEEDED || status == Status.CHANGED);
    }

    @Test
    void aPodStartedAgainUnderTheSameNameIsNotEvictedAgain() {
        ControlPlane.create("""
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: db, namespace: ID}
                spec:
                  replicas: 1
                  selector: {matchLabels: {app: db}}
                  template:
                    metadata: {labels: {app: db}, annotations: {test/stop-after: 2s}}
                    spec:
                      nodeSelector: {kubernetes.io/hostname: ID}
                      containers: [{name: app, image: x}]
                """.replace("ID", id));
        await().atMost(Duration.ofSeconds(30)).until(() -> cluster.find(Resources.PODS, id, "db-0")
                .filter(pod -> Json.text(pod, "/status/phase").equals("Running"))
                .isPresent());
        String before = Json.uid(cluster.get(Resources.PODS, id, "db-0"));
        server.losesAnswers(about("POST", "/eviction"), 1);
        Outcome outcome = trial.run(drain() + " --pod-selector=app=db");
        assertThat(outcome.status()).as(outcome.sentence()).isEqualTo(Status.SUCCEEDED);
        await().atMost(Duration.ofSeconds(30)).until(() -> cluster.find(Resources.PODS, id, "db-0")
                .filter(pod -> !Json.isDeleting(pod) && !Json.uid(pod).equals(before))
                .isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cordoned", "leaving"})
    void aCancelAtAnyStepOfADrainEndsWithinASecond(String step) {
        deploy("1", "test/stop-after: 600s", 3);
        Running drain = start(drain(), LONG);
        drain.reports(step);
        Outcome outcome = drain.cancelled();
        assertThat(outcome.status()).isEqualTo(Status.CANCELLED);
        assertThat(outcome.next()).contains(List.of("uncordon", id));
    }

    @Test
    void aCancelOfWhatIsWaitedForEndsWithinASecondAndSaysWhatGoesOn() {
        deploySettled("1", "test/ready-after: 600s, a: b", 0);
        deploySettled("2", "test/ready-after: 600s, a: c", 0);
        ControlPlane.create("""
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: migrate, namespace: ID}
                spec:
                  schedule: "0 0 1 1 *"
                  jobTemplate: {spec: {template: {spec: {restartPolicy: Never, nodeSelector: {kubernetes.io/hostname: nowhere}, containers: [{name: app, image: x}]}}}}
                """.replace("ID", id));
        for (String line : List.of(
                "scale deployment/web --replicas=1 -n " + id,
                rollback(),
                "restart deployment/web -n " + id,
                "set-image deployment/web app=x:9 -n " + id,
                "run-job now --from=cronjob/migrate -n " + id)) {
            Running run = start(line, LONG);
            run.reports(
                    line.startsWith("scale") ? "0 ready" : line.startsWith("run-job") ? "job.batch/now: " : "Waiting");
            Outcome outcome = run.cancelled();
            assertThat(outcome.status()).as(line).isEqualTo(Status.CANCELLED);
            assertThat(outcome.sentence()).as(line).startsWith("Stopped watching; ");
        }
    }
}
