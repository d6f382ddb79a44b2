package dev.pageturner.commands.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.TestRun;
import dev.pageturner.commands.Trial;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import dev.pageturner.commands.kubernetes.ControlPlane;
import dev.pageturner.commands.kubernetes.ControlPlane.Kubectl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same pods on two nodes: kubectl drains one, drain the other. */
@Tag("control-plane")
@ExtendWith(ControlPlane.class)
class DrainBesideKubectlTest {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Pattern GROUP =
            Pattern.compile("cannot delete ([^:\\[]+): ([^\\]]*?)(?=, cannot delete|\\]|, continuing|$)");

    private static Cluster cluster;
    private static Trial trial;

    @BeforeAll
    static void connect() {
        cluster = ControlPlane.cluster();
        trial = new Trial(cluster);
    }

    record Scenario(String name, String flags, Manifests on) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Scenario scenario(String name, String flags, Manifests on) {
        return new Scenario(name, flags, on);
    }

    private static Manifests on() {
        return new Manifests();
    }

    private static final String EMPTY_DIR = "volumes: [{name: scratch, emptyDir: {}}]";
    private static final String MIRROR = "annotations: {kubernetes.io/config.mirror: x}";

    static Stream<Scenario> scenarios() {
        String all = "--force --ignore-daemonsets --delete-emptydir-data";
        return Stream.of(
                scenario("an empty node", "", on()),
                scenario("pods of a deployment", "", on().deployment("web", 3)),
                scenario("pods of a stateful set", "", on().workload("StatefulSet", "db", 2, "", "")),
                scenario("pods of a replica set", "", on().workload("ReplicaSet", "rs", 2, "", "")),
                scenario("a running job", "--delete-emptydir-data", on().job("migrate", "600s")),
                scenario("a running job with local storage", "", on().job("migrate", "600s")),
                scenario("a finished job with local storage", "", on().job("migrate", "100ms")),
                scenario("a pod without an owner", "", on().pod("bare")),
                scenario("a pod without an owner, forced", "--force", on().pod("bare")),
                scenario("a daemon set", "", on().daemonSet("agent").deployment("web", 1)),
                scenario(
                        "a daemon set, ignored",
                        "--ignore-daemonsets",
                        on().daemonSet("agent").deployment("web", 1)),
                scenario("a daemon set, forced but not ignored", "--force", on().daemonSet("agent")),
                scenario("local storage", "", on().workload("Deployment", "web", 2, "", EMPTY_DIR)),
                scenario(
                        "local storage, given up",
                        "--delete-emptydir-data",
                        on().workload("Deployment", "web", 2, "", EMPTY_DIR)),
                scenario(
                        "a daemon set with local storage, ignored",
                        "--ignore-daemonsets",
                        on().workload("DaemonSet", "agent", 0, "", EMPTY_DIR)),
                scenario("a mirror pod", "", on().pod("static", MIRROR, "")),
                scenario("a mirror pod with local storage", "", on().pod("static", MIRROR, EMPTY_DIR)),
                scenario(
                        "everything at once",
                        "",
                        on().pod("bare")
                                .pod("bare-too", "", EMPTY_DIR)
                                .daemonSet("agent")
                                .deployment("web", 1)),
                scenario(
                        "everything at once, all flags",
                        all,
                        on().pod("bare")
                                .pod("bare-too", "", EMPTY_DIR)
                                .daemonSet("agent")
                                .deployment("web", 1)),
                scenario(
                        "only pods with a label",
                        "--pod-selector=app=web",
                        on().pod("bare").deployment("web", 2)),
                scenario(
                        "only pods without a label",
                        "--pod-selector=app!=bare",
                        on().pod("bare").deployment("web", 2)),
                scenario("a label that no pod has", "--pod-selector=app=nope", on().pod("bare")),
                scenario("past the eviction API", "--disable-eviction", on().deployment("web", 2)),
                scenario("with a grace period", "--grace-period=0", on().deployment("web", 2)),
                scenario(
                        "with a budget that lets all go",
                        "",
                        on().deployment("web", 2).budget("b", "web", "maxUnavailable: 2")),
                scenario(
                        "with a budget that lets none go",
                        "--timeout=3s",
                        on().deployment("web", 2).budget("b", "web", "maxUnavailable: 0")),
                scenario(
                        "past a budget that lets none go",
                        "--disable-eviction",
                        on().deployment("web", 2).budget("b", "web", "maxUnavailable: 0")),
                scenario(
                        "with two budgets over one pod",
                        "",
                        on().deployment("web", 1)
                                .budget("b", "web", "maxUnavailable: 1")
                                .budget("c", "web", "maxUnavailable: 1")),
                scenario(
                        "a pod that never becomes ready under a budget",
                        "--timeout=3s",
                        on().workload("Deployment", "web", 1, "test/broken: \"true\"", "")
                                .budget("b", "web", "minAvailable: 1")),
                scenario(
                        "a pod that stops slowly",
                        "--timeout=2s",
                        on().workload("Deployment", "web", 1, "test/stop-after: 60s", "")));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void does(Scenario scenario) {
        String ours = "ours-" + COUNT.incrementAndGet();
        String theirs = "theirs-" + COUNT.get();
        ControlPlane.apply(
                scenario.on().yaml(ours, ours) + "\n---\n" + scenario.on().yaml(theirs, theirs));
        settled(scenario, ours);
        settled(scenario, theirs);

        String line = "drain " + ours + " " + scenario.flags();
        Preview preview = trial.preview(line);
        Kubectl dry = ControlPlane.kubectlLine("drain " + theirs + " --dry-run=client " + scenario.flags());
        assertThat(evicted(preview)).as(dry.err()).isEqualTo(evicted(dry.out(), theirs));
        assertThat(groups(preview.refusal(), ours)).isEqualTo(groups(dry.err(), theirs));
        assertThat(preview.allowed()).isEqualTo(dry.exit() == 0);

        Outcome outcome = trial.run(line, TestRun.of(preview.fingerprint()));
        Kubectl real = ControlPlane.kubectlLine("drain " + theirs + " " + scenario.flags());
        String told = outcome.sentence() + "\n" + real.err();
        assertThat(outcome.status() == Outcome.Status.SUCCEEDED).as(told).isEqualTo(real.exit() == 0);
        assertThat(left(ours)).as(told).isEqualTo(left(theirs));
        // kubectl leaves a node cordoned that it then refuses to drain; here nothing is touched.
        assertThat(isCordoned(ours)).isEqualTo(preview.allowed());
        if (preview.allowed() && real.exit() != 0) {
            assertThat(errors(outcome.sentence(), ours)).as(told).isSubsetOf(errors(real.err(), theirs));
        }
    }

    private static List<ObjectNode> pods(String namespace) {
        return cluster.list(Resources.PODS, namespace, Selection.ALL).items();
    }

    private static void settled(Scenario scenario, String namespace) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            List<ObjectNode> pods = pods(namespace);
            return pods.size() == scenario.on().podsExpected()
                    && pods.stream()
                            .noneMatch(pod -> Json.text(pod, "/status/phase").equals("Pending"))
                    && budgetsAreCounted(namespace)
                    && (!scenario.name().contains("finished") || pods.stream().allMatch(PodFilters::isFinished));
        });
    }

    /** Of two budgets over one pod the controller counts but one again when the pod comes. */
    private static boolean budgetsAreCounted(String namespace) {
        List<ObjectNode> budgets = cluster.list(Resources.DISRUPTION_BUDGETS, namespace, Selection.ALL)
                .items();
        return budgets.stream().allMatch(budget -> Json.number(budget, "/status/observedGeneration") > 0)
                && (budgets.isEmpty()
                        || budgets.stream().anyMatch(budget -> Json.number(budget, "/status/expectedPods") > 0));
    }

    private static boolean isCordoned(String node) {
        return NodePlan.isCordoned(cluster.get(Resources.NODES, "", node));
    }

    /** Pods still on the node, by the workload that they belong to. */
    private static Map<String, Integer> left(String node) {
        Map<String, Integer> left = new TreeMap<>();
        pods(node).stream()
                .filter(pod -> Json.text(pod, "/spec/nodeName").equals(node) && !Json.isDeleting(pod))
                .forEach(pod -> left.merge(Json.map(pod, "/metadata/labels").getOrDefault("app", ""), 1, Integer::sum));
        return left;
    }

    private static List<String> evicted(Preview preview) {
        return preview.changes().stream()
                .filter(change ->
                        change.action().equals("evict") || change.action().equals("delete"))
                .map(change -> plain(change.name()))
                .sorted()
                .toList();
    }

    private static List<String> evicted(String out, String namespace) {
        return out.lines()
                .filter(line -> line.startsWith("evicting pod " + namespace + "/"))
                .map(line -> plain(line.split("[/ ]")[3]))
                .sorted()
                .toList();
    }

    /** Without the random ends of generated names. */
    private static String plain(String pod) {
        return pod.replaceAll("-[bcdf0-9]?[a-z0-9]{6,10}-[a-z0-9]{5}$", "").replaceAll("-[a-z0-9]{5}$", "");
    }

    private static Map<String, TreeSet<String>> groups(String text, String namespace) {
        Map<String, TreeSet<String>> groups = new TreeMap<>();
        Matcher group =
                GROUP.matcher(text == null ? "" : text.replaceAll(" continuing command\\.\\.\\.(?s).*", " continuing"));
        while (group.find()) {
            TreeSet<String> names = groups.computeIfAbsent(group.group(1), reason -> new TreeSet<>());
            for (String path : group.group(2).split(", ")) {
                if (path.startsWith(namespace + "/")) {
                    names.add(plain(path.substring(namespace.length() + 1)));
                }
            }
        }
        return groups;
    }

    private static List<String> errors(String text, String namespace) {
        List<String> errors = new ArrayList<>();
        Matcher error = Pattern.compile(
                        "error when (evicting pods|waiting for pod)[ /]\"([^\"]+)\" (-n|in namespace) \"" + namespace
                                + "\"(:| to terminate:) (global timeout reached|context deadline exceeded|This pod)")
                .matcher(text);
        while (error.find()) {
            errors.add(error.group(1) + " " + plain(error.group(2)) + " " + error.group(5));
        }
        assertThat(errors).as(text).isNotEmpty();
        return errors.stream().distinct().toList();
    }
}
