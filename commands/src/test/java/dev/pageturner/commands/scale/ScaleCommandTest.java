package dev.pageturner.commands.scale;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.TestRun;
import dev.pageturner.commands.Trial;
import dev.pageturner.commands.cluster.FakeCluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScaleCommandTest {
    private static final String UP = "scale deployment/web --replicas=4 -n shop";

    private final FakeCluster cluster = new FakeCluster(Clock.systemUTC());
    private final Trial trial = new Trial(cluster);

    @BeforeEach
    void deploy() {
        ObjectNode body = (ObjectNode) Json.parse("{\"metadata\": {\"name\": \"web\"}, \"spec\": {\"replicas\": 2},"
                + " \"status\": {\"replicas\": 2, \"readyReplicas\": 2}}");
        cluster.create(Resources.DEPLOYMENTS, "shop", body, false);
    }

    private void becomes(String part, int replicas) {
        cluster.change(Resources.DEPLOYMENTS, "shop", "web", object -> object.withObject(part)
                .put("replicas", replicas)
                .put("readyReplicas", replicas));
    }

    private long wanted() {
        return Json.number(cluster.get(Resources.DEPLOYMENTS, "shop", "web"), "/spec/replicas");
    }

    /** Plays the controller: with the first look after the patch as many replicas are there as were asked for. */
    private void obeyWhenScaled() {
        AtomicBoolean patched = new AtomicBoolean();
        cluster.before(request -> {
            if (patched.get() && request.startsWith("GET")) {
                becomes("/status", 4);
            }
            patched.set(patched.get() || request.startsWith("PATCH"));
        });
    }

    @Test
    void scalesAndOffersTheWayBack() {
        Preview preview = trial.preview(UP);
        assertThat(preview.changes().get(0).detail()).isEqualTo("2 -> 4 replicas");
        assertThat(preview.risk()).isEqualTo(Risk.LOW);
        obeyWhenScaled();
        Outcome outcome = trial.run(UP);
        assertThat(outcome.sentence()).isEqualTo("deployment.apps/web scaled");
        assertThat(outcome.next()).containsExactly(List.of("scale", "deployment/web", "-n", "shop", "--replicas=2"));
    }

    @Test
    void fewerReplicasAreAHighRisk() {
        assertThat(trial.preview("scale deployment/web --replicas=1 -n shop").risk())
                .isEqualTo(Risk.HIGH);
    }

    @Test
    void refusesWhenThereAreNotAsManyAsWereExpected() {
        String line = UP + " --current-replicas=3";
        assertThat(trial.refusal(line)).isEqualTo("Expected replicas to be 3, was 2");
        assertThat(trial.run(line, TestRun.of("approved")).status()).isEqualTo(Status.REFUSED);
        assertThat(wanted()).isEqualTo(2);
    }

    @Test
    void namesAnAutoscalerThatWouldSetItBack() {
        ObjectNode scaler = (ObjectNode) Json.parse("{\"metadata\": {\"name\": \"web\"}, \"spec\": {\"minReplicas\": 1,"
                + " \"maxReplicas\": 3, \"scaleTargetRef\": {\"kind\": \"Deployment\", \"name\": \"web\"}}}");
        cluster.create(Resources.AUTOSCALERS, "shop", scaler, false);
        assertThat(trial.preview(UP).warnings())
                .containsExactly("HorizontalPodAutoscaler web (1 to 3 replicas) will set 4 replicas back at once");
    }

    @Test
    void stopsWhenSomebodyScaledItMeanwhile() {
        TestRun control = TestRun.of(trial.preview(UP).fingerprint());
        becomes("/spec", 7);
        Outcome outcome = trial.run(UP, control);
        assertThat(outcome.status()).isEqualTo(Status.CHANGED);
        assertThat(outcome.sentence()).contains("7");
        assertThat(wanted()).isEqualTo(7);
    }

    @Test
    void aPatchThatArrivedAlthoughTheConnectionBrokeIsFollowed() {
        obeyWhenScaled();
        cluster.after(request -> {
            if (request.startsWith("PATCH")) {
                throw new SystemUnreachableException("connection reset", null);
            }
        });
        assertThat(trial.run(UP).sentence()).isEqualTo("deployment.apps/web scaled");
    }

    @Test
    void aConnectionThatStaysLostIsUnknown() {
        TestRun control = new TestRun(
                trial.preview(UP).fingerprint(), Clock.systemUTC().instant().plus(Duration.ofSeconds(1)));
        AtomicBoolean patched = new AtomicBoolean();
        cluster.before(request -> {
            if (patched.get()) {
                throw new SystemUnreachableException("connection refused", null);
            }
            patched.set(request.startsWith("PATCH"));
        });
        Outcome outcome = trial.run(UP, control);
        assertThat(outcome.status()).isEqualTo(Status.UNKNOWN);
        assertThat(outcome.sentence()).startsWith("deployment/web was scaled, but the cluster no longer answers");
    }

    @Test
    void aCancelStopsTheWatchingNotTheScaling() {
        TestRun control = TestRun.of(trial.preview(UP).fingerprint());
        cluster.before(request -> {
            if (request.startsWith("PATCH")) {
                control.cancel();
            }
        });
        Outcome outcome = trial.run(UP, control);
        assertThat(outcome.status()).isEqualTo(Status.CANCELLED);
        assertThat(outcome.sentence()).startsWith("Stopped watching; deployment/web goes on.");
    }
}
