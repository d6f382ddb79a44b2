package dev.pageturner.commands.knative;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.TestRun;
import dev.pageturner.commands.Trial;
import dev.pageturner.commands.cluster.FakeCluster;
import dev.pageturner.commands.cluster.Json;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrafficRollbackCommandTest {
    private static final String BACK = "traffic-rollback api -n shop";

    private final FakeCluster cluster = new FakeCluster(Clock.systemUTC());
    private final Trial trial = new Trial(cluster);

    @BeforeEach
    void service() {
        revision(1, "True");
        revision(2, "True");
        revision(3, "False");
        revision(4, "True");
        cluster.create(
                TrafficPlan.SERVICES,
                "shop",
                (ObjectNode) Json.parse("{\"metadata\": {\"name\": \"api\"}, \"spec\": {\"traffic\":"
                        + " [{\"latestRevision\": true, \"percent\": 100}, {\"revisionName\": \"api-1\","
                        + " \"tag\": \"stable\", \"percent\": 0}]}, \"status\": {\"observedGeneration\": 99,"
                        + " \"latestReadyRevisionName\": \"api-4\","
                        + " \"traffic\": [{\"revisionName\": \"api-4\", \"percent\": 100}]}}"),
                false);
    }

    private void revision(int generation, String ready) {
        cluster.create(
                TrafficPlan.REVISIONS,
                "shop",
                (ObjectNode) Json.parse(
                        ("{\"metadata\": {\"name\": \"api-%d\", \"labels\": {\"serving.knative.dev/service\":"
                                        + " \"api\", \"serving.knative.dev/configurationGeneration\": \"%d\"}},"
                                        + " \"status\": {\"conditions\": [{\"type\": \"Ready\", \"status\": \"%s\"}]}}")
                                .formatted(generation, generation, ready)),
                false);
    }

    private void moveWhenWatched(String revision) {
        AtomicInteger watched = new AtomicInteger();
        cluster.before(request -> {
            if (request.equals("WATCH services") && watched.getAndIncrement() == 0) {
                cluster.change(TrafficPlan.SERVICES, "shop", "api", service -> service.withObject("/status")
                        .set("traffic", Json.parse("[{\"revisionName\": \"" + revision + "\", \"percent\": 100}]")));
            }
        });
    }

    @Test
    void sendsAllTrafficToTheLastReadyRevisionAndKeepsTags() {
        assertThat(trial.preview(BACK).changes().get(0).detail()).isEqualTo("api-4 100 %\n-> api-2 100 %");
        moveWhenWatched("api-2");
        Outcome outcome = trial.run(BACK);
        assertThat(outcome.sentence()).isEqualTo("all traffic of service/api goes to revision api-2");
        assertThat(outcome.next())
                .containsExactly(List.of("traffic-rollback", "api", "-n", "shop", "--to-revision=api-4"));
        assertThat(cluster.get(TrafficPlan.SERVICES, "shop", "api")
                        .at("/spec/traffic/1/tag")
                        .asText())
                .isEqualTo("stable");
    }

    @Test
    void refusesARevisionThatIsNotReadyNotThereOrAlreadyServing() {
        assertThat(trial.refusal(BACK + " --to-revision=api-3")).startsWith("revision api-3 is not ready");
        assertThat(trial.refusal(BACK + " --to-revision=api-9"))
                .isEqualTo("unable to find specified revision api-9 in history");
        assertThat(trial.refusal(BACK + " --to-revision=api-4"))
                .isEqualTo("all traffic goes to revision api-4 already");
    }

    @Test
    void stopsWhenTheTrafficMovedMeanwhile() {
        TestRun control = TestRun.of(trial.preview(BACK).fingerprint());
        cluster.change(TrafficPlan.SERVICES, "shop", "api", service -> service.withObject("/status")
                .set("traffic", Json.parse("[{\"revisionName\": \"api-1\", \"percent\": 100}]")));
        Outcome outcome = trial.run(BACK, control);
        assertThat(outcome.status()).isEqualTo(Status.CHANGED);
        assertThat(cluster.requests()).noneMatch(request -> request.startsWith("PATCH"));
    }

    @Test
    void aPatchThatArrivedAlthoughTheConnectionBrokeIsFollowed() {
        moveWhenWatched("api-2");
        cluster.after(request -> {
            if (request.startsWith("PATCH")) {
                throw new SystemUnreachableException("connection reset", null);
            }
        });
        assertThat(trial.run(BACK).status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void aConnectionLostDuringThePatchIsUnknown() {
        TestRun control = TestRun.of(trial.preview(BACK).fingerprint());
        cluster.before(request -> {
            if (request.startsWith("PATCH")) {
                throw new SystemUnreachableException("connection reset", null);
            }
        });
        assertThat(trial.run(BACK, control).status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void aCancelSaysWhereTheTrafficIs() {
        TestRun control = TestRun.of(trial.preview(BACK).fingerprint());
        cluster.before(request -> {
            if (request.startsWith("PATCH")) {
                control.cancel();
            }
        });
        Outcome outcome = trial.run(BACK, control);
        assertThat(outcome.status()).isEqualTo(Status.CANCELLED);
        assertThat(outcome.sentence()).startsWith("Stopped watching; the traffic is on its way");
    }
}
