package dev.pageturner.commands.rollout;

import static dev.pageturner.commands.rollout.FakeRollout.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.TestRun;
import dev.pageturner.commands.Trial;
import dev.pageturner.commands.cluster.FakeCluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Restart, pause, resume and set-image. */
class EditCommandsTest {
    private static final String RESTART = "restart deployment/web -n shop";
    private static final String SET_IMAGE = "set-image deployment/web app=x:2 -n shop";

    private final FakeCluster cluster = new FakeCluster(Clock.systemUTC());
    private final FakeRollout rollout = new FakeRollout(cluster);
    private final Trial trial = new Trial(cluster);

    @BeforeEach
    void roll() {
        rollout.create("web", "x:1");
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

    private String annotation() {
        return Json.text(
                cluster.get(Resources.DEPLOYMENTS, NAMESPACE, "web"),
                "/spec/template/metadata/annotations/kubectl.kubernetes.io~1restartedAt");
    }

    @Test
    void restartReplacesAllPodsAndFollowsThem() {
        Preview preview = trial.preview(RESTART);
        assertThat(preview.changes()).singleElement().satisfies(change -> assertThat(change.action())
                .isEqualTo("restart"));
        healWhenWatched();
        Outcome outcome = trial.run(RESTART);
        assertThat(outcome.sentence()).isEqualTo("deployment \"web\" successfully rolled out");
        assertThat(annotation()).isNotEmpty();
    }

    @Test
    void aPausedDeploymentIsNotRestarted() {
        assertThat(trial.run("pause deployment/web -n shop").sentence()).isEqualTo("deployment.apps/web paused");
        assertThat(trial.refusal(RESTART)).isEqualTo("can't restart paused deployment (run rollout resume first)");
        assertThat(trial.run(RESTART, TestRun.of("approved long ago")).status()).isEqualTo(Status.REFUSED);
        assertThat(annotation()).isEmpty();
    }

    @Test
    void pauseAndResumeUndoEachOther() {
        assertThat(trial.refusal("resume deployment/web -n shop")).contains("is not paused");
        Outcome paused = trial.run("pause deployment/web -n shop");
        assertThat(paused.next()).contains(List.of("resume", "deployment/web", "-n", NAMESPACE));
        assertThat(trial.refusal("pause deployment/web -n shop")).contains("is already paused");
        healWhenWatched();
        assertThat(trial.run("resume deployment/web -n shop").status()).isEqualTo(Status.SUCCEEDED);
        assertThat(cluster.get(Resources.DEPLOYMENTS, NAMESPACE, "web")
                        .at("/spec/paused")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void setsAnImageAndOffersTheOldOneBack() {
        assertThat(trial.preview(SET_IMAGE).changes().get(0).detail()).contains("app: x:1 -> x:2");
        healWhenWatched();
        Outcome outcome = trial.run(SET_IMAGE);
        assertThat(outcome.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(rollout.image("web")).isEqualTo("x:2");
        assertThat(outcome.next()).containsExactly(List.of("set-image", "deployment/web", "app=x:1", "-n", NAMESPACE));
    }

    @Test
    void refusesTheImageThatIsThereAndAContainerThatIsNot() {
        assertThat(trial.refusal("set-image deployment/web app=x:1 -n shop"))
                .isEqualTo("deployment/web has that image already: app=x:1");
        assertThat(trial.refusal("set-image deployment/web nope=x:1 -n shop"))
                .startsWith("error: unable to find container named \"nope\"; there are app");
        assertThat(trial.refusal("set-image deployment/nope app=x:1 -n shop"))
                .isEqualTo("Error from server (NotFound): deployments.apps \"nope\" not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {RESTART, "pause deployment/web -n shop", "set-image deployment/web app=x:9 -n shop"})
    void stopsWhenTheTemplateIsNoLongerTheOneThatWasApproved(String line) {
        TestRun control = TestRun.of(trial.preview(line).fingerprint());
        rollout.setImage("web", "x:3");
        Outcome outcome = trial.run(line, control);
        assertThat(outcome.status()).isEqualTo(Status.CHANGED);
        assertThat(outcome.sentence()).contains("pod template changed");
        assertThat(rollout.image("web")).isEqualTo("x:3");
    }

    @ParameterizedTest
    @ValueSource(strings = {RESTART, "pause deployment/web -n shop", "set-image deployment/web app=x:9 -n shop"})
    void aConnectionLostDuringThePatchIsUnknown(String line) {
        TestRun control = TestRun.of(trial.preview(line).fingerprint());
        cluster.before(request -> {
            if (request.startsWith("PATCH")) {
                throw new SystemUnreachableException("connection reset", null);
            }
        });
        Outcome outcome = trial.run(line, control);
        assertThat(outcome.status()).isEqualTo(Status.UNKNOWN);
        assertThat(outcome.sentence()).startsWith("The connection was lost while deployment/web was patched");
    }

    @ParameterizedTest
    @ValueSource(strings = {RESTART, "pause deployment/web -n shop", "set-image deployment/web app=x:9 -n shop"})
    void aPatchThatArrivedAlthoughTheConnectionBrokeIsFollowed(String line) {
        TestRun control = TestRun.of(trial.preview(line).fingerprint());
        cluster.after(request -> {
            if (request.startsWith("PATCH")) {
                throw new SystemUnreachableException("connection reset", null);
            }
        });
        whenWatched(() -> {
            rollout.observe("web");
            rollout.finish("web");
        });
        Outcome outcome = trial.run(line, control);
        assertThat(outcome.status()).as(outcome.sentence()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void aCancelBeforeThePatchChangesNothingAndOneAfterItSaysWhatGoesOn() {
        TestRun early = TestRun.of(trial.preview(RESTART).fingerprint());
        early.cancel();
        assertThat(trial.run(RESTART, early).sentence()).isEqualTo("Cancelled before anything was changed.");
        assertThat(annotation()).isEmpty();

        TestRun late = TestRun.of(trial.preview(RESTART).fingerprint());
        whenWatched(late::cancel);
        Outcome outcome = trial.run(RESTART, late);
        assertThat(outcome.status()).isEqualTo(Status.CANCELLED);
        assertThat(outcome.sentence()).startsWith("Stopped watching; deployment/web was restarted and goes on");
    }
}
