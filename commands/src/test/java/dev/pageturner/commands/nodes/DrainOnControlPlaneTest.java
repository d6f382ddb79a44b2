package dev.pageturner.commands.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pageturner.commands.Catalogue;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.FakeSystems;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.Parsed;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.TestRun;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import dev.pageturner.commands.kubernetes.ControlPlane;
import dev.pageturner.commands.kubernetes.KubernetesConnection;
import dev.pageturner.commands.kubernetes.KubernetesSettings;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a drain does that kubectl does not, or does differently. */
@Tag("control-plane")
@ExtendWith(ControlPlane.class)
class DrainOnControlPlaneTest {
    private static KubernetesConnection connection;
    private static Cluster cluster;

    private final String node = "node-" + UUID.randomUUID().toString().substring(0, 8);

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

    private static CommandContext context() {
        return new FakeSystems().with(cluster).context();
    }

    private static Parsed.Ok parse(String line) {
        return (Parsed.Ok) Catalogue.standard().parse(List.of(line.split(" ")));
    }

    private static Preview preview(String line) {
        Parsed.Ok parsed = parse(line);
        return parsed.command().preview(parsed.invocation(), context());
    }

    private static Outcome run(String line, TestRun run) {
        Parsed.Ok parsed = parse(line);
        return parsed.command().run(parsed.invocation(), context(), run);
    }

    private static Outcome approvedRun(String line) {
        return run(line, TestRun.of(preview(line).fingerprint()));
    }

    private static void stand(Manifests manifests, String node) {
        ControlPlane.apply(manifests.yaml(node, node));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> cluster.list(Resources.PODS, node, Selection.ALL).items().stream()
                                .filter(pod -> Json.text(pod, "/status/phase").equals("Running"))
                                .count()
                        == manifests.podsExpected());
    }

    private static boolean isCordoned(String node) {
        return NodePlan.isCordoned(cluster.get(Resources.NODES, "", node));
    }

    @Test
    void refusesANodeThatIsNotThereInKubectlsWords() {
        assertThat(preview("drain nope").refusal()).isEqualTo("Error from server (NotFound): nodes \"nope\" not found");
        assertThat(ControlPlane.kubectl("drain", "nope").err().strip())
                .isEqualTo("Error from server (NotFound): nodes \"nope\" not found");
        assertThat(preview("drain --selector=nope=nope").refusal()).startsWith("No resources found");
        assertThat(preview("drain").refusal()).startsWith("drain needs the name of a node");
        assertThat(preview("drain a --selector=b=c").refusal())
                .isEqualTo("error: cannot specify both a node name and a --selector option");
    }

    @Test
    void drainsSeveralNodesAllCordonedFirstAndTouchesNoneWhenOneIsRefused() {
        stand(new Manifests().deployment("web", 1), node + "-a");
        stand(new Manifests().pod("bare"), node + "-b");
        String both = "drain " + node + "-a " + node + "-b";
        assertThat(preview(both).refusal()).contains(node + "-b").doesNotContain("\"" + node + "-a\"");
        assertThat(run(both, TestRun.of("")).status()).isEqualTo(Status.REFUSED);
        assertThat(isCordoned(node + "-a")).isFalse();

        Preview preview = preview(both + " --force");
        assertThat(preview.changes().stream().limit(2).map(change -> change.action()))
                .containsExactly("cordon", "cordon");
        Outcome outcome = approvedRun(both + " --force");
        assertThat(outcome.sentence()).isEqualTo("node/" + node + "-a drained\nnode/" + node + "-b drained");
        assertThat(outcome.next()).containsExactly(List.of("uncordon", node + "-a", node + "-b"));
        assertThat(approvedRun("uncordon " + node + "-a " + node + "-b").status())
                .isEqualTo(Status.SUCCEEDED);
        assertThat(isCordoned(node + "-b")).isFalse();
    }

    @Test
    void stopsWhenThePodsAreNoLongerThoseThatWereApproved() {
        stand(new Manifests().pod("bare"), node);
        String approved = preview("drain " + node + " --force").fingerprint();
        stand(new Manifests().pod("bare").pod("late"), node);
        Outcome outcome = run("drain " + node + " --force", TestRun.of(approved));
        assertThat(outcome.status()).isEqualTo(Status.CHANGED);
        assertThat(outcome.sentence()).contains("set of pods on " + node + " changed");
        assertThat(isCordoned(node)).isFalse();
    }

    @Test
    void namesTheBudgetInThePreviewAndWhileItBlocksAndStopsOnCancel() {
        stand(new Manifests().deployment("web", 2).pod("bare").budget("all", "web", "maxUnavailable: 0"), node);
        await().until(() ->
                Json.number(cluster.get(Resources.DISRUPTION_BUDGETS, node, "all"), "/status/expectedPods") == 2);
        String line = "drain " + node + " --force";
        assertThat(preview(line).warnings()).anySatisfy(warning -> assertThat(warning)
                .contains("PodDisruptionBudget " + node
                        + "/all allows no disruption now: it needs 2 healthy pods and has 2"));
        TestRun run = TestRun.of(preview(line).fingerprint());
        Thread canceller = new Thread(() -> {
            await().atMost(Duration.ofSeconds(20)).until(() -> run.reported().stream()
                    .anyMatch(text -> text.contains("blocked") && text.contains("gone  " + node + "/bare")));
            run.cancel();
        });
        canceller.start();
        Outcome outcome = run(line, run);
        assertThat(outcome.status()).isEqualTo(Status.CANCELLED);
        assertThat(outcome.sentence()).startsWith("cancelled: 1 of 3 pods are gone; node/" + node + " stays cordoned");
        assertThat(outcome.next().get(0)).containsExactly("uncordon", node);
        assertThat(run.reported()).anySatisfy(text -> assertThat(text)
                .contains("The disruption budget all needs 2 healthy pods and has 2 currently"));
    }

    @Test
    void goesOnAsTheBudgetAllowsOnceReplacementsAreReady() {
        String other = node + "-other";
        Manifests manifests = new Manifests().deployment("web", 2).budget("one", "web", "maxUnavailable: 1");
        ControlPlane.apply(
                "{apiVersion: v1, kind: Node, metadata: {name: " + other + ", labels: {pool: " + node + "}}}");
        approvedRun("cordon " + other);
        ControlPlane.apply(manifests.yaml(node, node).replace("kubernetes.io/hostname: " + node, "pool: " + node));
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        Json.number(cluster.get(Resources.DISRUPTION_BUDGETS, node, "one"), "/status/currentHealthy")
                                == 2);
        approvedRun("uncordon " + other);
        assertThat(preview("drain " + node).warnings())
                .singleElement()
                .asString()
                .contains("1 disruption now");
        Outcome outcome = approvedRun("drain " + node);
        assertThat(outcome.sentence()).isEqualTo("node/" + node + " drained");
        assertThat(String.valueOf(outcome.output())).contains("Started instead:", " on " + other + ", ");
    }

    @Test
    void evictsNoPodThatWasStartedAgainUnderTheSameName() {
        stand(new Manifests().pod("bare"), node);
        Parsed.Ok parsed = parse("drain " + node + " --force");
        PodVerdict old =
                new PodVerdict(cluster.get(Resources.PODS, node, "bare").deepCopy(), true, List.of(), null);
        old.pod().withObjectProperty("metadata").put("uid", UUID.randomUUID().toString());
        Evictor evictor = new Evictor(cluster, DrainOptions.of(parsed.invocation()));
        assertThat(evictor.attempt(old, false)).isInstanceOf(Attempt.Gone.class);
        assertThat(cluster.find(Resources.PODS, node, "bare")).isPresent();
    }

    @Test
    void aNodeWithAHundredPodsIsBoundByThePodsOwnStopping() {
        stand(new Manifests().deployment("web", 100), node);
        long started = System.nanoTime();
        Outcome outcome = approvedRun("drain " + node);
        assertThat(outcome.sentence()).isEqualTo("node/" + node + " drained");
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(20));
    }
}
