package dev.pageturner.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import dev.pageturner.commands.kubernetes.ControlPlane;
import dev.pageturner.commands.kubernetes.KubernetesConnection;
import dev.pageturner.commands.kubernetes.KubernetesSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can go wrong under a running command, on a real control plane. */
@Tag("deep")
@ExtendWith(ControlPlane.class)
class FaultsOnControlPlaneTest {
    private final String id = "fault-" + UUID.randomUUID().toString().substring(0, 8);
    private KubernetesConnection connection;
    private Cluster cluster;
    private Trial trial;

    @BeforeEach
    void connect() {
        connection = new KubernetesConnection(
                KubernetesSettings.of(ControlPlane.kubeconfig().toString()));
        cluster = connection.as("", java.util.List.of());
        trial = new Trial(cluster);
        ControlPlane.apply("""
                {apiVersion: v1, kind: Node, metadata: {name: ID, labels: {kubernetes.io/hostname: ID}}}
                ---
                {apiVersion: v1, kind: Namespace, metadata: {name: ID}}
                """.replace("ID", id));
    }

    @AfterEach
    void goOn() {
        ControlPlane.signalApiServer("CONT");
        connection.close();
        ControlPlane.kubectl("delete", "node", id, "--ignore-not-found", "--wait=false");
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
        await().atMost(Duration.ofSeconds(30))
                .until(() -> cluster.list(Resources.PODS, id, Selection.ALL).items().stream()
                                .filter(pod -> Json.text(pod, "/status/phase").equals("Running"))
                                .count()
                        >= replicas);
    }

    private record Running(TestRun control, CompletableFuture<Outcome> outcome) {
        void reports(String part) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> control.reported().stream().anyMatch(text -> text.contains(part)));
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

    @Test
    void anApiServerThatHangsDuringADrainIsNoticedAndTheDrainGoesOn() {
        deploy("1", "test/stop-after: 25s", 2);
        Running drain = start(drain(), Duration.ofMinutes(2));
        drain.reports("leaving");
        ControlPlane.signalApiServer("STOP");
        try {
            Thread.sleep(3000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ControlPlane.signalApiServer("CONT");
        Outcome outcome = drain.outcome().join();
        assertThat(outcome.sentence()).isEqualTo("node/" + id + " drained");
    }

    @Test
    void anApiServerThatStaysAwayDuringADrainLeavesItUnknown() {
        deploy("1", "test/stop-after: 600s", 2);
        Running drain = start(drain(), Duration.ofMinutes(4));
        drain.reports("leaving");
        ControlPlane.signalApiServer("STOP");
        Outcome outcome = drain.outcome().join();
        assertThat(outcome.status()).as(outcome.sentence()).isEqualTo(Status.UNKNOWN);
        assertThat(outcome.sentence()).startsWith("the cluster stopped answering while node/" + id + " was drained");
    }

    @Test
    void aCancelIsHeardWhileTheApiServerHangs() {
        deploy("1", "test/stop-after: 600s", 2);
        Running drain = start(drain(), Duration.ofMinutes(4));
        drain.reports("leaving");
        ControlPlane.signalApiServer("STOP");
        long asked = System.nanoTime();
        drain.control().cancel();
        Outcome outcome = drain.outcome().join();
        ControlPlane.signalApiServer("CONT");
        assertThat(outcome.status()).isEqualTo(Status.CANCELLED);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(40));
    }

    @Test
    void aRollbackOutlivesAnApiServerThatHangs() {
        deploy("1", "test/ready-after: 3s", 2);
        deploy("2", "test/ready-after: 3s", 2);
        ControlPlane.kubectl("rollout", "status", "deployment/web", "-n", id, "--timeout=60s");
        Running rollback = start("rollback deployment/web -n " + id, Duration.ofMinutes(2));
        rollback.reports("Waiting");
        ControlPlane.signalApiServer("STOP");
        try {
            Thread.sleep(3000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ControlPlane.signalApiServer("CONT");
        assertThat(rollback.outcome().join().sentence()).isEqualTo("deployment \"web\" successfully rolled out");
    }

    @Test
    void aRollbackWhoseClusterStaysAwayIsUnknown() {
        deploy("1", "test/broken: \"false\"", 2);
        deploy("2", "test/ready-after: 600s", 2);
        deploy("3", "test/ready-after: 1s", 2);
        Running rollback = start("rollback deployment/web -n " + id, Duration.ofSeconds(40));
        rollback.reports("Waiting");
        ControlPlane.signalApiServer("STOP");
        Outcome outcome = rollback.outcome().join();
        assertThat(outcome.status()).as(outcome.sentence()).isEqualTo(Status.UNKNOWN);
        assertThat(outcome.sentence()).startsWith("deployment/web was patched to revision");
    }

    @Test
    void anApiServerThatHangsBeforeThePatchLeavesTheRollbackUnknown() {
        deploy("1", "a: b", 1);
        deploy("2", "a: b", 1);
        ControlPlane.kubectl("rollout", "status", "deployment/web", "-n", id, "--timeout=60s");
        String line = "restart deployment/web -n " + id;
        String approved = trial.preview(line).fingerprint();
        ControlPlane.signalApiServer("STOP");
        TestRun control = new TestRun(approved, Clock.systemUTC().instant().plus(Duration.ofSeconds(30)));
        try {
            assertThat(trial.run(line, control).status()).isEqualTo(Status.UNKNOWN);
        } catch (SystemUnreachableException e) {
            assertThat(e).hasMessageContaining("127.0.0.1");
        }
    }

    @Test
    void aNodeDeletedDuringADrainEndsItWithItsPods() {
        deploy("1", "test/stop-after: 600s", 2);
        Running drain = start(drain(), Duration.ofMinutes(1));
        drain.reports("leaving");
        ControlPlane.kubectl("delete", "node", id, "--wait=false");
        ControlPlane.kubectl("delete", "pods", "--all", "-n", id, "--force", "--grace-period=0", "--wait=false");
        assertThat(drain.outcome().join().sentence()).isEqualTo("node/" + id + " drained");
    }

    @Test
    void twoDrainsOfOneNodeBothEndWell() {
        deploy("1", "test/stop-after: 2s", 3);
        String line = drain();
        String approved = trial.preview(line).fingerprint();
        Duration patience = Duration.ofMinutes(1);
        TestRun one = new TestRun(approved, Clock.systemUTC().instant().plus(patience));
        TestRun other = new TestRun(approved, Clock.systemUTC().instant().plus(patience));
        CompletableFuture<Outcome> first = CompletableFuture.supplyAsync(() -> trial.run(line, one));
        Outcome second = trial.run(line, other);
        assertThat(first.join().status()).isIn(Status.SUCCEEDED, Status.CHANGED);
        assertThat(second.status()).isIn(Status.SUCCEEDED, Status.CHANGED);
        assertThat(first.join().status() == Status.SUCCEEDED || second.status() == Status.SUCCEEDED)
                .isTrue();
    }

    @Test
    void aPodStartedAgainUnderTheSameNameIsNotEvictedAgain() {
        ControlPlane.apply("""
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: db, namespace: ID}
                spec:
                  replicas: 1
                  selector: {matchLabels: {app: db}}
                  template:
                    metadata: {labels: {app: db}, annotations: {test/stop-after: 2s}}
                    spec:
                      tolerations: [{operator: Exists}]
                      affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 100,
                        preference: {matchExpressions: [{key: kubernetes.io/hostname, operator: In, values: [ID]}]}}]}}
                      containers: [{name: app, image: x}]
                """.replace("ID", id));
        await().atMost(Duration.ofSeconds(30)).until(() -> cluster.find(Resources.PODS, id, "db-0")
                .filter(pod -> Json.text(pod, "/status/phase").equals("Running"))
                .isPresent());
        String before = Json.uid(cluster.get(Resources.PODS, id, "db-0"));
        String node = Json.text(cluster.get(Resources.PODS, id, "db-0"), "/spec/nodeName");
        Outcome outcome = trial.run("drain " + node + " --pod-selector=app=db");
        ControlPlane.kubectl("uncordon", node);
        assertThat(outcome.status()).as(outcome.sentence()).isEqualTo(Status.SUCCEEDED);
        await().atMost(Duration.ofSeconds(30)).until(() -> cluster.find(Resources.PODS, id, "db-0")
                .filter(pod -> !Json.isDeleting(pod) && !Json.uid(pod).equals(before))
                .isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cordoned", "leaving"})
    void aCancelAtAnyStepOfADrainEndsWithinASecond(String step) {
        deploy("1", "test/stop-after: 600s", 3);
        Running drain = start(drain(), Duration.ofMinutes(1));
        drain.reports(step);
        long asked = System.nanoTime();
        drain.control().cancel();
        Outcome outcome = drain.outcome().join();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(3));
        assertThat(outcome.status()).isEqualTo(Status.CANCELLED);
        assertThat(outcome.next()).contains(java.util.List.of("uncordon", id));
    }
}
