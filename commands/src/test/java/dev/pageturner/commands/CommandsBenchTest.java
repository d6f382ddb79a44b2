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
import dev.pageturner.commands.kubernetes.KubernetesConnection;
import dev.pageturner.commands.kubernetes.KubernetesSettings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Beside kubectl on the same control plane and in the same run; docs/speed.md keeps the figures. */
@Tag("bench")
@ExtendWith(ControlPlane.class)
class CommandsBenchTest {
    private static final int PODS = 100;
    private static final Pattern KUBECTLS_REQUEST =
            Pattern.compile("(?m)(verb=\"|\"Response\" verb|(GET|POST|PATCH) https)");

    private static KubernetesConnection connection;
    private static Cluster cluster;
    private static final AtomicInteger REQUESTS = new AtomicInteger();

    @BeforeAll
    static void connect() {
        connection = new KubernetesConnection(
                KubernetesSettings.of(ControlPlane.kubeconfig().toString()));
        cluster = counting(connection.as("", List.of()));
    }

    @AfterAll
    static void disconnect() {
        connection.close();
    }

    private static Cluster counting(Cluster real) {
        Set<String> asksNothing = Set.of("defaultNamespace", "toString", "hashCode", "equals");
        return (Cluster) Proxy.newProxyInstance(
                Cluster.class.getClassLoader(), new Class<?>[] {Cluster.class}, (proxy, method, arguments) -> {
                    if (!asksNothing.contains(method.getName())) {
                        REQUESTS.incrementAndGet();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** @param requests to the API server, from the first look at the state to the end */
    private record Measured<T>(T result, Duration took, int requests) {
        String text() {
            return took.toMillis() + " ms, " + requests + " requests";
        }
    }

    private static Measured<Outcome> ours(String line) {
        REQUESTS.set(0);
        Trial trial = new Trial(cluster);
        return timed(() -> trial.run(line), outcome -> REQUESTS.get());
    }

    private static Measured<Kubectl> theirs(String... words) {
        return timed(() -> ControlPlane.kubectl(words), done ->
                (int) KUBECTLS_REQUEST.matcher(done.err()).results().count());
    }

    private static <T> Measured<T> timed(Supplier<T> work, java.util.function.ToIntFunction<T> requests) {
        long from = System.nanoTime();
        T result = work.get();
        Duration took = Duration.ofNanos(System.nanoTime() - from);
        return new Measured<>(result, took, requests.applyAsInt(result));
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
        Measured<Kubectl> kubectl = theirs("drain", "bench-theirs", "-v=6");
        Measured<Outcome> drain = ours("drain bench-ours");
        say("drain of " + PODS + " pods: kubectl " + kubectl.text() + "; drain, with its preview, " + drain.text());
        assertThat(kubectl.result().exit()).isZero();
        assertThat(drain.result().status()).isEqualTo(Status.SUCCEEDED);
        assertThat(left("bench-ours")).isZero();
        assertThat(drain.took()).isLessThan(kubectl.took().dividedBy(4));
        assertThat(drain.requests()).isLessThanOrEqualTo(kubectl.requests());
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
        // In turn and three times: one rollout of a hundred pods alone differs by half a second from the next.
        for (int i = 0; i < 3; i++) {
            Measured<Kubectl> asked = theirs("rollout", "undo", "deployment/theirs", "-n", "bench-rollback", "-v=6");
            Measured<Kubectl> done = theirs("rollout", "status", "deployment/theirs", "-n", "bench-rollback", "-v=6");
            undo.add(new Measured<>(done.result(), asked.took().plus(done.took()), asked.requests() + done.requests()));
            rollback.add(ours("rollback deployment/ours -n bench-rollback"));
        }
        undo.sort(java.util.Comparator.comparing(Measured::took));
        rollback.sort(java.util.Comparator.comparing(Measured::took));
        say("rollback of " + PODS + " replicas, median of three: kubectl undo and status "
                + undo.get(1).text() + "; rollback, with its preview, "
                + rollback.get(1).text());
        assertThat(rollback).allMatch(one -> one.result().status() == Status.SUCCEEDED);
        assertThat(rollback.get(1).took()).isLessThanOrEqualTo(undo.get(1).took());
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
