package dev.pageturner.commands.beside;

import static dev.pageturner.commands.beside.RolloutWorld.DONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.commands.cluster.FakeCluster;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What kubectl was seen to say, said without a control plane. */
class AnswersOnFakeTest {
    private static final String NUMBER = "'deployment.kubernetes.io/revision': '4'";

    private static World web() {
        return new RolloutWorld()
                .deployment("x:2", NUMBER, "", DONE)
                .replicaSet("3", "x:1", "'kubernetes.io/change-cause': 'first'")
                .replicaSet("4", "x:2");
    }

    private static World half() {
        return new RolloutWorld()
                .deployment("x:2", NUMBER, "", "observedGeneration: 1, replicas: 2, updatedReplicas: 1");
    }

    private static World bare() {
        return new NodeWorld().pod("bare", "").pod("stored", "", NodeWorld.EMPTY_DIR, "");
    }

    static Stream<Arguments> answers() {
        String status = "rollout status deployment/web";
        String history = "rollout history deployment/web";
        return Stream.of(
                answer(web(), status + " --revision=4", "deployment \"web\" successfully rolled out"),
                answer(
                        web(),
                        status + " --revision=3",
                        "desired revision (3) is different from the running revision (4)"),
                answer(web(), status + " --revision=-1", "revision must be a positive integer: -1"),
                answer(
                        half(),
                        status + " --timeout=50ms",
                        "Waiting for deployment \"web\" rollout to finish: 1 out of 2 new replicas have been updated...",
                        "timed out waiting for the condition"),
                answer(
                        web().with(
                                        dev.pageturner.commands.cluster.Resources.CONFIG_MAPS,
                                        "{metadata: {name: 'c'}}",
                                        ""),
                        "rollout status configmap/c",
                        "no status viewer has been implemented for ConfigMap"),
                answer(
                        web(),
                        history,
                        "deployment.apps/web ",
                        "REVISION  CHANGE-CAUSE",
                        "3         first",
                        "4         <none>",
                        ""),
                answer(web(), history + " --revision=9", "unable to find the specified revision"),
                answer(web(), history + " --revision=-1", "revision must be a positive integer: -1"),
                answer(
                        half(),
                        history + " --revision=1",
                        "deployment.apps/web with revision #1",
                        "No rollout history found."),
                answer(web(), "rollout undo deployment/web", "deployment.apps/web rolled back"),
                answer(
                        web(),
                        "rollout undo deployment/web --to-revision=4",
                        "deployment.apps/web skipped rollback (current template already matches revision 4)"),
                answer(
                        web(),
                        "scale deployment/web --replicas=2 --resource-version=1",
                        "Expected resource version to be 1, was N"),
                answer(web(), "scale unicorn/web --replicas=2", "the server doesn't have a resource type \"unicorn\""),
                answer(
                        bare(),
                        "drain NODE --force",
                        "Pods with local storage (use --delete-emptydir-data to override): NS/stored"),
                answer(
                        bare(),
                        "drain NODE --force --delete-emptydir-data",
                        "evicting bare",
                        "evicting stored",
                        "node/NODE cordoned",
                        "node/NODE drained"));
    }

    private static Arguments answer(World given, String line, String... words) {
        return Arguments.of(given, line, List.of(words));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("answers")
    void saysWhatKubectlSays(World given, String line, List<String> words) {
        FakeCluster fake = new FakeCluster(Clock.systemUTC());
        Side side = Side.both("fake").get(1);
        given.stand(fake, side);
        Answer answer = Ours.ask(Scenario.of(line, given, line), side, fake);
        assertThat(answer.words()).isEqualTo(words);
    }
}
