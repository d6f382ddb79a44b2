package dev.pageturner.commands.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.TestRun;
import dev.pageturner.commands.Trial;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeletePodCommandTest {
    private static final String DELETE = "delete-pod web-1 -n shop";

    private final NodeFake cluster = new NodeFake();
    private final Trial trial = new Trial(cluster);

    private void pod(String uid, String owner) {
        cluster.with(
                Resources.PODS,
                ("{\"metadata\": {\"name\": \"web-1\", \"namespace\": \"shop\", \"uid\": \"%s\"%s},"
                                + " \"spec\": {\"nodeName\": \"n1\"}, \"status\": {\"phase\": \"Running\"}}")
                        .formatted(uid, owner));
    }

    private void owned(String uid) {
        pod(
                uid,
                ", \"ownerReferences\": [{\"kind\": \"ReplicaSet\", \"apiVersion\": \"apps/v1\", \"name\": \"web\","
                        + " \"uid\": \"rs\", \"controller\": true}]");
    }

    @Test
    void evictsAPodWhoseOwnerIsNamed() {
        owned("a");
        Preview preview = trial.preview(DELETE);
        assertThat(preview.risk()).isEqualTo(Risk.LOW);
        assertThat(preview.changes()).singleElement().satisfies(change -> {
            assertThat(change.action()).isEqualTo("evict");
            assertThat(change.detail()).startsWith("of replicaset/web");
        });
        assertThat(trial.run(DELETE).sentence()).isEqualTo("pod/web-1 evicted");
        assertThat(cluster.find(Resources.PODS, "shop", "web-1")).isEmpty();
    }

    @Test
    void aPodThatNothingStartsAgainIsAHighRisk() {
        pod("a", "");
        assertThat(trial.preview(DELETE).risk()).isEqualTo(Risk.HIGH);
        assertThat(trial.preview(DELETE).warnings()).containsExactly("nothing starts these again: shop/web-1");
    }

    @Test
    void refusesAPodThatIsNotThere() {
        assertThat(trial.refusal("delete-pod nope -n shop"))
                .isEqualTo("Error from server (NotFound): pods \"nope\" not found");
        assertThat(trial.refusal("delete-pod -n shop")).startsWith("say which pod");
        assertThat(trial.refusal("delete-pod web-1 -l app=web -n shop"))
                .isEqualTo("name cannot be provided when a selector is specified");
    }

    @Test
    void aPodStartedAgainUnderTheSameNameIsNotTheOneThatWasApproved() {
        owned("a");
        TestRun control = TestRun.of(trial.preview(DELETE).fingerprint());
        owned("b");
        Outcome outcome = trial.run(DELETE, control);
        assertThat(outcome.status()).isEqualTo(Status.CHANGED);
        assertThat(Json.uid(cluster.get(Resources.PODS, "shop", "web-1"))).isEqualTo("b");
    }

    @Test
    void aPodReplacedBetweenTheLastLookAndTheEvictionIsLeftAlone() {
        owned("a");
        cluster.evictions(pod -> {
            owned("b");
            return Optional.of(ApiException.of(409, "Conflict", "the UID in the precondition does not match"));
        });
        assertThat(trial.run(DELETE).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(Json.uid(cluster.get(Resources.PODS, "shop", "web-1"))).isEqualTo("b");
    }

    @Test
    void forceGoesPastTheBudgets() {
        owned("a");
        Preview preview = trial.preview(DELETE + " --force");
        assertThat(preview.changes().get(0).action()).isEqualTo("delete");
        assertThat(preview.warnings()).anyMatch(text -> text.contains("past every PodDisruptionBudget"));
        assertThat(trial.run(DELETE + " --force").sentence()).isEqualTo("pod/web-1 deleted");
        assertThat(cluster.asked()).isEmpty();
    }
}
