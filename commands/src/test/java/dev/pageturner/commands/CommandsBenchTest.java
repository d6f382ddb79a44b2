package dev.pageturner.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import dev.pageturner.commands.kubernetes.ControlPlane;
import dev.pageturner.commands.kubernetes.ControlPlane.Kubectl;
import dev.pageturner.commands.kubernetes.FaultyApiServer;
import dev.pageturner.commands.kubernetes.KubernetesConnection;
import dev.pageturner.commands.kubernetes.KubernetesSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Beside kubectl on the same control plane and in the same run; docs/speed.md keeps the figures. */
@Tag("bench")
@ExtendWith(ControlPlane.class)
class CommandsBenchTest {
    private static final int PODS = 100;
    /** Requests of kubectl 1.36 for a drain of a hundred pods, and for undo and status of a hundred replicas, by its own log. */
    private static final int KUBECTLS_DRAIN = 212;

    private static final int KUBECTLS_ROLLBACK = 6;

    private static KubernetesConnection connection;
    private static Cluster cluster;

    @BeforeAll
    static void connect() {
        connection = new KubernetesConnection(
                KubernetesSettings.of(ControlPlane.kubeconfig().toString()));
        cluster = connection.as("", List.of());
    }

    @AfterAll
    static void disconnect() {
        connection.close();
    }

    private record Measured<T>(T result, Duration took) {
        String text() {
            return took.toMillis() + " ms";
        }
    }

    private static Measured<Outcome> ours(String line) {
        Trial trial = new Trial(cluster);
        // What is approved has been previewed before; the run looks at everything again.
        String fingerprint = trial.preview(line).fingerprint();
        return timed(() -> trial.run(line, TestRun.of(fingerprint)));
    }

    private static Measured<Kubectl> theirs(String... words) {
        return timed(() -> ControlPlane.kubectl(words));
    }

    private static <T> Measured<T> timed(Supplier<T> work) {
        long from = System.nanoTime();
        T result = work.get();
        return new Measured<>(result, Duration.ofNanos(System.nanoTime() - from));
    }

    private static String deployment(String namespace, String name, String node, int replicas, int version) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %s, namespace: %s}
                spec:
                  replicas: %d
                  selector: {matchLabels: {app: %s}}
                  template:
                    metadata: {labels: {app: %s}}
                    spec: {%scontainers: [{name: app, image: "x:%d"}]}
                """.formatted(
                        name,
                        namespace,
                        replicas,
                        name,
                        name,
                        node.isEmpty() ? "" : "nodeSelector: {kubernetes.io/hostname: " + node + "}, ",
                        version);
    }

    private static void namespace(String name) {
        ControlPlane.apply("{apiVersion: v1, kind: Namespace, metadata: {name: " + name + "}}");
    }

    private static void rollOut(String namespace, String name, String node, int replicas, int version) {
        ControlPlane.apply(deployment(namespace, name, node, replicas, version));
        Kubectl done =
                ControlPlane.kubectl("rollout", "status", "deployment/" + name, "-n", namespace, "--timeout=100s");
        assertThat(done.exit()).as(done.err()).isZero();
    }

    private static void fill(String node) {
        ControlPlane.apply("{apiVersion: v1, kind: Node, metadata: {name: " + node
                + ", labels: {kubernetes.io/hostname: " + node + "}}}");
        namespace(node);
        rollOut(node, "web", node, PODS, 1);
    }

    private static long left(String node) {
        return cluster.list(Resources.PODS, node, Selection.ALL).items().stream()
                .filter(pod -> Json.text(pod, "/spec/nodeName").equals(node))
                .count();
    }

    @Test
    void aNodeWithAHundredPodsIsDrainedInAQuarterOfKubectlsTime() {
        fill("bench-warm");
        new Trial(cluster).run("drain bench-warm");
        fill("bench-theirs");
        fill("bench-ours");
        Measured<Kubectl> kubectl = theirs("drain", "bench-theirs");
        Measured<Outcome> drain = ours("drain bench-ours");
        say("drain of " + PODS + " pods: kubectl " + kubectl.text() + "; drain " + drain.text());
        assertThat(kubectl.result().exit()).isZero();
        assertThat(drain.result().status()).isEqualTo(Status.SUCCEEDED);
        assertThat(left("bench-ours")).isZero();
        assertThat(drain.took()).isLessThan(kubectl.took().dividedBy(4));
    }

    @Test
    void aHundredReplicasAreRolledBackAsFastAsKubectlDoesIt() {
        namespace("bench-rollback");
        for (String name : List.of("warm", "theirs", "ours")) {
            rollOut("bench-rollback", name, "", name.equals("warm") ? 5 : PODS, 1);
            rollOut("bench-rollback", name, "", name.equals("warm") ? 5 : PODS, 2);
        }
        new Trial(cluster).run("rollback deployment/warm -n bench-rollback");
        List<Measured<Kubectl>> undo = new ArrayList<>();
        List<Measured<Outcome>> rollback = new ArrayList<>();
        // In turn and five times: one rollout of a hundred pods alone differs by half a second from the next.
        for (int i = 0; i < 5; i++) {
            Measured<Kubectl> asked = theirs("rollout", "undo", "deployment/theirs", "-n", "bench-rollback");
            Measured<Kubectl> done = theirs("rollout", "status", "deployment/theirs", "-n", "bench-rollback");
            undo.add(new Measured<>(done.result(), asked.took().plus(done.took())));
            rollback.add(ours("rollback deployment/ours -n bench-rollback"));
        }
        undo.sort(java.util.Comparator.comparing(Measured::took));
        rollback.sort(java.util.Comparator.comparing(Measured::took));
        say("rollback of " + PODS + " replicas, median of five: kubectl undo and status "
                + undo.get(2).text() + "; rollback "
                + rollback.get(2).text());
        assertThat(rollback).allMatch(one -> one.result().status() == Status.SUCCEEDED);
        assertThat(rollback.get(2).took()).isLessThanOrEqualTo(undo.get(2).took());
    }

    /** Counted by what stands between the command and the API server; a watch is one, the preview is left out as kubectl has none. */
    @Test
    void asksTheApiServerNoMoreOftenThanKubectl(@TempDir Path folder) {
        fill("bench-count");
        rollOut("bench-count", "ours", "", PODS, 1);
        rollOut("bench-count", "ours", "", PODS, 2);
        try (FaultyApiServer between = FaultyApiServer.before(ControlPlane.kubeconfig());
                KubernetesConnection counted = new KubernetesConnection(
                        KubernetesSettings.of(between.kubeconfig(folder).toString()))) {
            Trial trial = new Trial(counted.as("", List.of()));
            int rollsBack = count(between, trial, "rollback deployment/ours -n bench-count");
            int drains = count(between, trial, "drain bench-count");
            assertThat(rollsBack).isLessThanOrEqualTo(KUBECTLS_ROLLBACK);
            assertThat(drains).isLessThanOrEqualTo(KUBECTLS_DRAIN);
        }
    }

    private static int count(FaultyApiServer between, Trial trial, String line) {
        String fingerprint = trial.preview(line).fingerprint();
        int ran = requests(between, () -> assertThat(
                        trial.run(line, TestRun.of(fingerprint)).status())
                .isEqualTo(Status.SUCCEEDED));
        say(line + ": " + ran + " requests");
        return ran;
    }

    private static int requests(FaultyApiServer between, Runnable work) {
        int before = between.requests().size();
        work.run();
        return between.requests().size() - before;
    }

    @Test
    void memoryStaysFlatWhileTenCommandsRunAtOnce() {
        namespace("bench-memory");
        List<String> names = IntStream.range(0, 10).mapToObj(i -> "w" + i).toList();
        names.forEach(name -> ControlPlane.apply(deployment("bench-memory", name, "", 10, 1)));
        names.forEach(name -> rollOut("bench-memory", name, "", 10, 2));
        ExecutorService ten = Executors.newFixedThreadPool(10);
        List<Long> used = new ArrayList<>();
        try {
            for (int round = 0; round < 5; round++) {
                List<CompletableFuture<Outcome>> running = names.stream()
                        .map(name -> CompletableFuture.supplyAsync(
                                () -> new Trial(cluster).run("restart deployment/" + name + " -n bench-memory"), ten))
                        .toList();
                running.forEach(one -> assertThat(one.join().status()).isEqualTo(Status.SUCCEEDED));
                used.add(usedMegabytes());
            }
        } finally {
            ten.shutdownNow();
        }
        say("heap after each of five rounds of ten restarts at once: " + used + " MB");
        assertThat(used.get(4) - used.get(1)).isLessThanOrEqualTo(3);
    }

    private static long usedMegabytes() {
        long[] least = {Long.MAX_VALUE};
        await().pollInterval(Duration.ofMillis(100))
                .atMost(Duration.ofSeconds(5))
                .until(() -> {
                    System.gc();
                    long now = Runtime.getRuntime().totalMemory()
                            - Runtime.getRuntime().freeMemory();
                    boolean settled = now >= least[0];
                    least[0] = Math.min(least[0], now);
                    return settled;
                });
        return least[0] >> 20;
    }

    private static void say(String text) {
        System.out.println("BENCH " + text);
    }
}
