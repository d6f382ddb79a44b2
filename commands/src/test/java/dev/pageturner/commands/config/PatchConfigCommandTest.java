package dev.pageturner.commands.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.TestRun;
import dev.pageturner.commands.Trial;
import dev.pageturner.commands.cluster.FakeCluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PatchConfigCommandTest {
    private static final String DEBUG = "patch-config configmap/settings LEVEL=debug -n shop";

    private final FakeCluster cluster = new FakeCluster(Clock.systemUTC());
    private final Trial trial = new Trial(cluster);

    @BeforeEach
    void settings() {
        cluster.create(
                Resources.CONFIG_MAPS,
                "shop",
                (ObjectNode) Json.parse("{\"metadata\": {\"name\": \"settings\"}, \"data\": {\"LEVEL\": \"info\"},"
                        + " \"binaryData\": {\"KEY\": \"AA==\"}}"),
                false);
    }

    private String level() {
        return Json.text(cluster.get(Resources.CONFIG_MAPS, "shop", "settings"), "/data/LEVEL");
    }

    @Test
    void changesOneKeyAndKeepsTheOldValueForTheWayBack() {
        assertThat(trial.preview(DEBUG).changes().get(0).detail()).contains("-info", "+debug");
        Outcome outcome = trial.run(DEBUG);
        assertThat(level()).isEqualTo("debug");
        assertThat(outcome.next())
                .containsExactly(List.of("patch-config", "configmap/settings", "LEVEL=info", "-n", "shop"));
    }

    @Test
    void addsAndRemovesAKey() {
        assertThat(trial.run("patch-config configmap/settings NEW=1 -n shop").next())
                .containsExactly(List.of("patch-config", "configmap/settings", "NEW-", "-n", "shop"));
        trial.run("patch-config configmap/settings NEW- -n shop");
        assertThat(cluster.get(Resources.CONFIG_MAPS, "shop", "settings")
                        .at("/data")
                        .has("NEW"))
                .isFalse();
    }

    @Test
    void refusesSecretsAndWhatWouldChangeNothing() {
        assertThat(trial.refusal("patch-config secret/settings LEVEL=debug -n shop"))
                .contains("never a Secret");
        assertThat(trial.refusal("patch-config configmap/settings LEVEL=info -n shop"))
                .isEqualTo("LEVEL has that value already");
        assertThat(trial.refusal("patch-config configmap/settings NOPE- -n shop"))
                .isEqualTo("NOPE is not there");
        assertThat(trial.refusal("patch-config configmap/settings KEY=x -n shop"))
                .contains("binary data");
        assertThat(trial.refusal("patch-config configmap/nope LEVEL=debug -n shop"))
                .isEqualTo("Error from server (NotFound): configmaps \"nope\" not found");
    }

    @Test
    void stopsWhenSomebodyChangedTheValueMeanwhile() {
        TestRun control = TestRun.of(trial.preview(DEBUG).fingerprint());
        cluster.change(Resources.CONFIG_MAPS, "shop", "settings", object -> object.withObject("/data")
                .put("LEVEL", "warn"));
        assertThat(trial.run(DEBUG, control).status()).isEqualTo(Status.CHANGED);
        assertThat(level()).isEqualTo("warn");
    }

    @Test
    void aConflictAtTheLastMomentTouchesNothing() {
        TestRun control = TestRun.of(trial.preview(DEBUG).fingerprint());
        cluster.before(request -> {
            if (request.startsWith("PATCH")) {
                cluster.change(Resources.CONFIG_MAPS, "shop", "settings", object -> object.withObject("/data")
                        .put("LEVEL", "warn"));
            }
        });
        Outcome outcome = trial.run(DEBUG, control);
        assertThat(outcome.status()).isEqualTo(Status.CHANGED);
        assertThat(outcome.sentence())
                .startsWith("Not what was approved any more, so nothing was touched: value changed");
        assertThat(level()).isEqualTo("warn");
    }

    @Test
    void aPatchThatArrivedAlthoughTheConnectionBrokeIsDone() {
        cluster.after(request -> {
            if (request.startsWith("PATCH")) {
                throw new SystemUnreachableException("connection reset", null);
            }
        });
        assertThat(trial.run(DEBUG).status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void aConnectionLostDuringThePatchIsUnknown() {
        TestRun control = TestRun.of(trial.preview(DEBUG).fingerprint());
        cluster.before(request -> {
            if (request.startsWith("PATCH")) {
                throw new SystemUnreachableException("connection reset", null);
            }
        });
        assertThat(trial.run(DEBUG, control).status()).isEqualTo(Status.UNKNOWN);
    }
}
