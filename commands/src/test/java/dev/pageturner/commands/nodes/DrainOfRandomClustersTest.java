package dev.pageturner.commands.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.Trial;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import dev.pageturner.commands.kubernetes.ControlPlane;
import dev.pageturner.commands.kubernetes.ControlPlane.Kubectl;
import dev.pageturner.commands.kubernetes.KubernetesConnection;
import dev.pageturner.commands.kubernetes.KubernetesSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random nodes, each from its own fixed seed: the preview names the pods that {@code kubectl drain --dry-run=server} does. */
@Tag("deep")
@ExtendWith(ControlPlane.class)
class DrainOfRandomClustersTest {
    private static final int CLUSTERS = 16;
    private static final List<String> FLAGS = List.of(
            "--force",
            "--force",
            "--ignore-daemonsets",
            "--ignore-daemonsets",
            "--delete-emptydir-data",
            "--delete-emptydir-data",
            "--disable-eviction",
            "--skip-wait-for-delete-timeout=1",
            "--grace-period=3");
    private static final List<String> SELECTORS =
            List.of("", "", "", "--pod-selector=tier=front", "--pod-selector=tier!=front", "--pod-selector=tier");
    private static final Pattern GOING = Pattern.compile("(?:evicting|deleting) pod (\\S+/\\S+)");
    private static final Pattern IN_THE_WAY = Pattern.compile("(gen-\\d+/[a-z0-9-]+)");

    private static KubernetesConnection connection;
    private static Cluster cluster;

    /** @param pods how many there are once everything is there */
    private record World(int seed, String node, String flags, String yaml, int pods, Set<String> held) {
        @Override
        public String toString() {
            return "seed " + seed + " " + flags;
        }
    }

    private static final class Builder {
        private final Random random;
        private final String node;
        private final List<String> documents = new ArrayList<>();
        private final Set<String> held = new TreeSet<>();
        private int pods;

        Builder(int seed) {
            random = new Random(seed);
            node = "gen-" + seed;
        }

        World build(int seed) {
            int things = 1 + random.nextInt(6);
            for (int i = 0; i < things; i++) {
                add("t" + i);
            }
            String flags = FLAGS.stream()
                    .filter(flag -> random.nextInt(3) == 0)
                    .distinct()
                    .collect(Collectors.joining(" "));
            return new World(
                    seed,
                    node,
                    (flags + " " + SELECTORS.get(random.nextInt(SELECTORS.size()))).strip(),
                    head() + String.join("---\n", documents),
                    pods,
                    held);
        }

        private String head() {
            return """
                    {apiVersion: v1, kind: Node, metadata: {name: NODE, labels: {kubernetes.io/hostname: NODE}}}
                    ---
                    {apiVersion: v1, kind: Namespace, metadata: {name: NODE}}
                    ---
                    """.replace("NODE", node);
        }

        private void add(String name) {
            switch (random.nextInt(9)) {
                case 0, 1 -> workload("Deployment", name, 1 + random.nextInt(3));
                case 2 -> workload("StatefulSet", name, 1 + random.nextInt(2));
                case 3 -> workload("DaemonSet", name, 1);
                case 4 -> job(name, random.nextBoolean() ? "100ms" : "600s");
                case 5 -> pod(name, "annotations: {kubernetes.io/config.mirror: x}, ");
                case 6 -> pod(name, owner());
                case 7 -> {
                    held.add(name);
                    pod(name, "finalizers: [test/hold], ");
                }
                default -> pod(name, "");
            }
            if (random.nextInt(4) == 0) {
                document("apiVersion: policy/v1", "PodDisruptionBudget", name, """
                        spec: {maxUnavailable: %d, selector: {matchLabels: {app: %s}}}
                        """.formatted(
                                1 + random.nextInt(2), name));
            }
        }

        private String owner() {
            // An owner that is there, or the garbage collector takes the pod away.
            return "ownerReferences: [{apiVersion: v1, kind: Node, name: OTHER, uid: OTHERUID, controller: true}], ";
        }

        private void document(String apiVersion, String kind, String name, String rest) {
            documents.add(apiVersion + "\nkind: " + kind + "\nmetadata: {name: " + name + ", namespace: " + node + "}\n"
                    + rest);
        }

        private String labels(String name) {
            return "labels: {app: " + name + (random.nextBoolean() ? ", tier: front" : ", tier: back") + "}";
        }

        private String volumes() {
            return random.nextInt(3) == 0 ? ", volumes: [{name: scratch, emptyDir: {}}]" : "";
        }

        private String podSpec(String more) {
            return "spec: {nodeSelector: {kubernetes.io/hostname: " + node + "}, terminationGracePeriodSeconds: 1"
                    + ", containers: [{name: app, image: x}]" + volumes() + more + "}";
        }

        private void workload(String kind, String name, int replicas) {
            pods += replicas;
            document("apiVersion: apps/v1", kind, name, """
                    spec:
                      %s
                      selector: {matchLabels: {app: %s}}
                      template: {metadata: {%s}, %s}
                    """.formatted(
                            kind.equals("DaemonSet") ? "minReadySeconds: 0" : "replicas: " + replicas,
                            name,
                            labels(name),
                            podSpec("")));
        }

        private void job(String name, String runsFor) {
            pods++;
            document("apiVersion: batch/v1", "Job", name, """
                    spec:
                      backoffLimit: 0
                      template: {metadata: {%s, annotations: {test/runs-for: "%s"}}, %s}
                    """.formatted(
                            labels(name), runsFor, podSpec(", restartPolicy: Never")));
        }

        private void pod(String name, String metadata) {
            pods++;
            documents.add("apiVersion: v1\nkind: Pod\nmetadata: {" + metadata + labels(name) + ", name: " + name
                    + ", namespace: " + node + "}\nspec: {nodeName: " + node
                    + ", terminationGracePeriodSeconds: 1, containers: [{name: app, image: x}]" + volumes() + "}\n");
        }
    }

    static Stream<World> worlds() {
        return IntStream.rangeClosed(1, CLUSTERS).mapToObj(seed -> new Builder(seed).build(seed));
    }

    @BeforeAll
    static void makeThemAll() {
        connection = new KubernetesConnection(
                KubernetesSettings.of(ControlPlane.kubeconfig().toString()));
        cluster = connection.as("", List.of());
        ObjectNode other =
                cluster.list(Resources.NODES, "", Selection.ALL).items().get(0);
        ControlPlane.create(worlds().map(World::yaml)
                .collect(Collectors.joining("---\n"))
                .replace("OTHERUID", Json.uid(other))
                .replace("OTHER", Json.name(other)));
        worlds().forEach(DrainOfRandomClustersTest::settle);
    }

    @AfterAll
    static void disconnect() {
        connection.close();
    }

    private static List<ObjectNode> pods(World world) {
        return cluster.list(Resources.PODS, world.node(), Selection.ALL).items();
    }

    private static void settle(World world) {
        for (String name : world.held()) {
            ControlPlane.kubectl("delete", "pod", name, "-n", world.node(), "--wait=false");
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            List<ObjectNode> pods = pods(world);
            return pods.size() == world.pods()
                    && pods.stream()
                            .noneMatch(
                                    pod -> Json.text(pod, "/status/phase").equals("Pending") && !Json.isDeleting(pod))
                    && pods.stream().filter(Json::isDeleting).count()
                            == world.held().size()
                    && finishes(world, pods);
        });
    }

    private static boolean finishes(World world, List<ObjectNode> pods) {
        long wanted = Pattern.compile("runs-for: \"100ms\"")
                .matcher(world.yaml())
                .results()
                .count();
        return pods.stream().filter(PodFilters::isFinished).count() >= wanted;
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void namesTheSamePods(World world) {
        Preview preview = new Trial(cluster).preview("drain " + world.node() + " " + world.flags());
        // Past the eviction API kubectl's dry run on the server names nothing and waits for ever.
        String dryRun = world.flags().contains("--disable-eviction") ? "client" : "server";
        List<String> words = new ArrayList<>(List.of("drain", world.node(), "--dry-run=" + dryRun, "--timeout=1s"));
        Stream.of(world.flags().split(" ")).filter(flag -> !flag.isEmpty()).forEach(words::add);
        Kubectl kubectl = ControlPlane.kubectl(words.toArray(String[]::new));
        String told = world.yaml() + preview.refusal() + "\n" + kubectl.out() + kubectl.err();
        assertThat(going(preview)).as(told).isEqualTo(found(GOING, kubectl.out()));
        boolean refused = kubectl.err().contains("cannot delete ");
        assertThat(!preview.allowed()).as(told).isEqualTo(refused);
        if (refused) {
            assertThat(found(IN_THE_WAY, String.valueOf(preview.refusal())))
                    .as(told)
                    .isEqualTo(found(IN_THE_WAY, kubectl.err().replaceFirst("(?s), continuing command.*", "")));
        }
    }

    private static Set<String> going(Preview preview) {
        return preview.changes().stream()
                .filter(change ->
                        change.action().equals("evict") || change.action().equals("delete"))
                .map(change -> change.namespace() + "/" + change.name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
