package dev.pageturner.commands.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pageturner.commands.Catalogue;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.Parsed;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.TestRun;
import dev.pageturner.commands.Trial;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import dev.pageturner.commands.kubernetes.ControlPlane;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a drain does that kubectl does not, or does differently. */
@Tag("control-plane")
@ExtendWith(ControlPlane.class)
class DrainOnControlPlaneTest {
    private static Cluster cluster;
    private static Trial trial;

    private final String node = "node-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void connect() {
        cluster = ControlPlane.cluster();
        trial = new Trial(cluster);
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
        assertThat(trial.preview("drain nope").refusal())
                .isEqualTo("Error from server (NotFound): nodes \"nope\" not found");
        assertThat(ControlPlane.kubectl("drain", "nope").err().strip())
                .isEqualTo("Error from server (NotFound): nodes \"nope\" not found");
        assertThat(trial.preview("drain --selector=nope=nope").refusal()).startsWith("No resources found");
        assertThat(trial.preview("drain").refusal()).startsWith("drain needs the name of a node");
        assertThat(trial.preview("drain a --selector=b=c").refusal())
                .isEqualTo("error: cannot specify both a node name and a --selector option");
    }

    @Test
    void drainsSeveralNodesAllCordonedFirstAndTouchesNoneWhenOneIsRefused() {
        stand(new Manifests().deployment("web", 1), node + "-a");
        stand(new Manifests().pod("bare"), node + "-b");
        String both = "drain " + node + "-a " + node + "-b";
        assertThat(trial.preview(both).refusal()).contains(node + "-b").doesNotContain("\"" + node + "-a\"");
        assertThat(trial.run(both, TestRun.of("")).status()).isEqualTo(Status.REFUSED);
        assertThat(isCordoned(node + "-a")).isFalse();

        Preview preview = trial.preview(both + " --force");
        assertThat(preview.changes().stream().limit(2).map(change -> change.action()))
                .containsExactly("cordon", "cordon");
        Outcome outcome = trial.run(both + " --force");
        assertThat(outcome.sentence()).isEqualTo("node/" + node + "-a drained\nnode/" + node + "-b drained");
        assertThat(outcome.next()).containsExactly(List.of("uncordon", node + "-a", node + "-b"));
        assertThat(trial.run("uncordon " + node + "-a " + node + "-b").status()).isEqualTo(Status.SUCCEEDED);
        assertThat(isCordoned(node + "-b")).isFalse();
    }

    @Test
    void stopsWhenThePodsAreNoLongerThoseThatWereApproved() {
        stand(new Manifests().pod("bare"), node);
        String approved = trial.preview("drain " + node + " --force").fingerprint();
        stand(new Manifests().pod("bare").pod("late"), node);
        Outcome outcome = trial.run("drain " + node + " --force", TestRun.of(approved));
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
        assertThat(trial.preview(line).warnings()).anySatisfy(warning -> assertThat(warning)
                .contains("PodDisruptionBudget " + node
                        + "/all allows no disruption now: it needs 2 healthy pods and has 2"));
        TestRun run = TestRun.of(trial.preview(line).fingerprint());
        Thread canceller = new Thread(() -> {
            await().atMost(Duration.ofSeconds(20)).until(() -> run.reported().stream()
                    .anyMatch(text -> text.contains("blocked") && text.contains("gone  " + node + "/bare")));
            run.cancel();
        });
        canceller.start();
        Outcome outcome = trial.run(line, run);
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
        trial.run("cordon " + other);
        ControlPlane.apply(manifests.yaml(node, node).replace("kubernetes.io/hostname: " + node, "pool: " + node));
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        Json.number(cluster.get(Resources.DISRUPTION_BUDGETS, node, "one"), "/status/currentHealthy")
                                == 2);
        trial.run("uncordon " + other);
        assertThat(trial.preview("drain " + node).warnings())
                .singleElement()
                .asString()
                .contains("1 disruption now");
        Outcome outcome = trial.run("drain " + node);
        assertThat(outcome.sentence()).isEqualTo("node/" + node + " drained");
        assertThat(String.valueOf(outcome.output())).contains("Started instead:", " on " + other + ", ");
    }

    @Test
    void evictsNoPodThatWasStartedAgainUnderTheSameName() {
        stand(new Manifests().pod("bare"), node);
        Parsed.Ok parsed = (Parsed.Ok) Catalogue.standard().parse(List.of("drain", node, "--force"));
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
        Outcome outcome = trial.run("drain " + node);
        assertThat(outcome.sentence()).isEqualTo("node/" + node + " drained");
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(20));
    }
}
