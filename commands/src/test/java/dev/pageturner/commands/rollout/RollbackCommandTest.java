package dev.pageturner.commands.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.FakeSystems;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.TestRun;
import dev.pageturner.commands.cluster.FakeCluster;
import dev.pageturner.commands.cluster.Resources;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RollbackCommandTest {
    private static final String NAMESPACE = FakeRollout.NAMESPACE;

    private final Clock clock = Clock.systemUTC();
    private final FakeCluster cluster = new FakeCluster(clock);
    private final FakeRollout rollout = new FakeRollout(cluster);
    private final CommandContext context = new FakeSystems().with(cluster).context(clock);
    private final RollbackCommand command = new RollbackCommand();

    @BeforeEach
    void rollOutTwoVersions() {
        rollout.create("web", "x:1");
        rollout.setImage("web", "x:2");
        rollout.observe("web");
        rollout.finish("web");
    }

    private static Invocation rollback(String... more) {
        return new Invocation(
                "rollback",
                more.length == 0
                        ? Map.of("target", "deployment/web", "namespace", NAMESPACE)
                        : Map.of("target", "deployment/web", "namespace", NAMESPACE, "to-revision", more[0]),
                List.of());
    }

    private Preview preview() {
        return command.preview(rollback(), context);
    }

    private Outcome run(TestRun control) {
        return command.run(rollback(), context, control);
    }

    /** Plays the controller as soon as the object is watched. */
    private void whenWatched(Runnable step) {
        AtomicInteger watched = new AtomicInteger();
        cluster.before(request -> {
            if (request.equals("WATCH deployments") && watched.getAndIncrement() == 0) {
                step.run();
            }
        });
    }

    private void healWhenWatched() {
        whenWatched(() -> {
            rollout.observe("web");
            rollout.finish("web");
        });
    }

    @Test
    void previewShowsRevisionsImagesAndTheDiff() {
        Preview preview = preview();
        assertThat(preview.allowed()).isTrue();
        assertThat(preview.facts().get("Current images")).isEqualTo("app=x:2");
        assertThat(preview.facts().get("Target images")).isEqualTo("app=x:1");
        assertThat(preview.facts().get("Target revision")).startsWith("1, made ");
        assertThat(preview.facts().get("Revisions")).contains("2 (current)", "1 (target)");
        assertThat(preview.changes()).singleElement().satisfies(change -> {
            assertThat(change.action()).isEqualTo("rollback");
            assertThat(change.detail()).contains("to revision 1", "-  - image: x:2", "+  - image: x:1");
        });
    }

    @Test
    void rollsBackWatchesAndOffersTheWayBack() {
        TestRun control = TestRun.of(preview().fingerprint());
        healWhenWatched();
        Outcome outcome = run(control);
        assertThat(outcome.sentence()).isEqualTo("deployment \"web\" successfully rolled out");
        assertThat(outcome.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(rollout.image("web")).isEqualTo("x:1");
        assertThat(rollout.replicaSets()).isEqualTo(2);
        assertThat(outcome.next()).contains(List.of("rollback", "deployment/web", "-n", NAMESPACE, "--to-revision=2"));
        assertThat(control.reported().get(0)).isEqualTo("deployment.apps/web rolled back to revision 1");
    }

    @Test
    void asksForNoMoreThanKubectlDoes() {
        TestRun control = TestRun.of(preview().fingerprint());
        int before = cluster.requests().size();
        healWhenWatched();
        run(control);
        assertThat(cluster.requests().subList(before, before + 5))
                .containsExactly(
                        "GET deployments/web",
                        "LIST replicasets",
                        "PATCH deployments/web",
                        "LIST deployments",
                        "WATCH deployments");
    }

    @Test
    void stopsWhenAnotherRevisionCameInBetween() {
        String approved = preview().fingerprint();
        rollout.setImage("web", "x:3");
        rollout.observe("web");
        Outcome outcome = run(TestRun.of(approved));
        assertThat(outcome.status()).isEqualTo(Status.CHANGED);
        assertThat(outcome.sentence())
                .contains(
                        "nothing was touched",
                        "the current revision was 2 and is 3",
                        "the target revision was 1 and is 2");
        assertThat(rollout.image("web")).isEqualTo("x:3");
    }

    @Test
    void aStatusUpdateInBetweenDoesNotStopIt() {
        String approved = preview().fingerprint();
        AtomicInteger patches = new AtomicInteger();
        cluster.before(request -> {
            if (request.equals("PATCH deployments/web") && patches.getAndIncrement() == 0) {
                rollout.finish("web");
            } else if (request.equals("WATCH deployments")) {
                rollout.observe("web");
                rollout.finish("web");
            }
        });
        assertThat(run(TestRun.of(approved)).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(patches).hasValue(2);
    }

    @Test
    void aChangeAtTheLastMomentStopsIt() {
        String approved = preview().fingerprint();
        AtomicInteger patches = new AtomicInteger();
        cluster.before(request -> {
            if (request.equals("PATCH deployments/web") && patches.getAndIncrement() == 0) {
                rollout.setImage("web", "x:9");
            }
        });
        Outcome outcome = run(TestRun.of(approved));
        assertThat(outcome.status()).isEqualTo(Status.CHANGED);
        assertThat(rollout.image("web")).isEqualTo("x:9");
    }

    @Test
    void runsNothingThatNobodyApproved() {
        assertThat(run(TestRun.of(null)).status()).isEqualTo(Status.REFUSED);
        assertThat(rollout.image("web")).isEqualTo("x:2");
    }

    @Test
    void goesToTheNewestRevisionWhileTheControllerHasNotSeenTheLastChange() {
        rollout.setImage("web", "x:bad");
        Preview preview = preview();
        assertThat(preview.facts().get("Target revision")).startsWith("2, ");
        assertThat(preview.warnings()).anyMatch(warning -> warning.contains("no revision of its own"));
    }

    @Test
    void saysWhichPodsFailWhenTheDeadlinePasses() {
        TestRun control = TestRun.of(preview().fingerprint());
        whenWatched(() -> {
            rollout.observe("web");
            rollout.brokenPod("web-broken");
            cluster.change(Resources.PODS, NAMESPACE, "web-broken", pod -> pod.withObject("/metadata/labels")
                    .put(Templates.HASH_LABEL, hashOfTarget()));
            rollout.missDeadline("web");
        });
        Outcome outcome = run(control);
        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.sentence())
                .isEqualTo("deployment \"web\" exceeded its progress deadline\n"
                        + "pod web-broken, container app: CrashLoopBackOff: back-off");
        assertThat(outcome.next().get(0))
                .containsExactly("logs", "web-broken", "-c", "app", "-n", NAMESPACE, "--tail=100", "--previous");
    }

    private String hashOfTarget() {
        ObjectNode deployment = cluster.get(Resources.DEPLOYMENTS, NAMESPACE, "web");
        return Templates.hash(deployment.at("/spec/template")).substring(0, 8);
    }

    @Test
    void aDeadlineMissedBeforeIsNotNews() {
        rollout.missDeadline("web");
        TestRun control = TestRun.of(preview().fingerprint());
        whenWatched(() -> {
            rollout.observe("web");
            cluster.change(Resources.DEPLOYMENTS, NAMESPACE, "web", object -> object.withObject("/status")
                    .remove("conditions"));
            rollout.finish("web");
        });
        assertThat(run(control).status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void cancellingStopsTheWatchingAndSaysThatTheRolloutGoesOn() {
        TestRun control = TestRun.of(preview().fingerprint());
        whenWatched(control::cancel);
        Outcome outcome = run(control);
        assertThat(outcome.status()).isEqualTo(Status.CANCELLED);
        assertThat(outcome.sentence()).contains("goes on rolling out to revision 1");
        assertThat(outcome.next().get(0)).containsExactly("pause", "deployment/web", "-n", NAMESPACE);
    }

    @Test
    void cancelledBeforeItBeganTouchesNothing() {
        TestRun control = TestRun.of(preview().fingerprint());
        control.cancel();
        assertThat(run(control).status()).isEqualTo(Status.CANCELLED);
        assertThat(rollout.image("web")).isEqualTo("x:2");
    }

    @Test
    void endsWithItsTime() {
        TestRun control = new TestRun(preview().fingerprint(), clock.instant().plus(Duration.ofMillis(700)));
        Outcome outcome = run(control);
        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.sentence()).startsWith("timed out waiting for the condition");
    }

    @Test
    void noticesThatTheObjectIsDeleted() {
        TestRun control = TestRun.of(preview().fingerprint());
        whenWatched(() -> cluster.delete(
                Resources.DEPLOYMENTS, NAMESPACE, "web", dev.pageturner.commands.cluster.Deletion.DEFAULT));
        Outcome outcome = run(control);
        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.sentence()).isEqualTo("object has been deleted");
    }

    @Test
    void noticesThatSomebodyElseRollsOutSomethingElse() {
        TestRun control = TestRun.of(preview().fingerprint());
        whenWatched(() -> rollout.setImage("web", "x:7"));
        assertThat(run(control).sentence()).startsWith("somebody changed deployment/web meanwhile");
    }

    @Test
    void aLostAnswerIsUnknownUntilTheClusterIsSeenAgain() {
        TestRun control = TestRun.of(preview().fingerprint());
        cluster.before(request -> {
            if (request.startsWith("PATCH")) {
                throw new SystemUnreachableException("the connection broke", null);
            }
        });
        Outcome outcome = run(control);
        assertThat(outcome.status()).isEqualTo(Status.UNKNOWN);
        assertThat(outcome.sentence())
                .isEqualTo(
                        "The connection was lost while deployment/web was patched. Read again, nothing of it is there; "
                                + "look once more before trying again. the connection broke");
    }
}
