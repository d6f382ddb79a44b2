package dev.pageturner.commands.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Restart, pause, resume, scale, set-image, delete-pod and patch-config on a real control plane. */
@Tag("control-plane")
@ExtendWith(ControlPlane.class)
class ChangesOnControlPlaneTest {
    private static Cluster cluster;
    private static Trial trial;

    private final String namespace = "changes-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void connect() {
        cluster = ControlPlane.cluster();
        trial = new Trial(cluster);
    }

    @BeforeEach
    void makeDeployment() {
        ControlPlane.apply("""
                apiVersion: v1
                kind: Namespace
                metadata: {name: NS}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: NS}
                spec:
                  replicas: 2
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec:
                      terminationGracePeriodSeconds: 1
                      containers: [{name: app, image: "web:1"}, {name: side, image: "side:1"}]
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: settings, namespace: NS}
                data: {LEVEL: info}
                """.replace("NS", namespace));
        kubectl("rollout status deployment/web --timeout=60s");
    }

    private Kubectl kubectl(String line) {
        return ControlPlane.kubectlLine(here(line));
    }

    private String here(String line) {
        return line + " -n " + namespace;
    }

    private Preview preview(String line) {
        return trial.preview(here(line));
    }

    private Outcome run(String line) {
        Preview preview = preview(line);
        assertThat(preview.refusal()).isNull();
        return trial.run(here(line), TestRun.of(preview.fingerprint()));
    }

    private String image() {
        return Json.text(
                cluster.get(Resources.DEPLOYMENTS, namespace, "web"), "/spec/template/spec/containers/0/image");
    }

    @Test
    void restartsAsKubectlDoes() {
        Outcome outcome = run("restart deployment/web");
        assertThat(outcome.sentence()).isEqualTo("deployment \"web\" successfully rolled out");
        assertThat(kubectl("rollout history deployment/web").out()).contains("2");
    }

    @Test
    void refusesToRestartWhatIsPausedAndResumesIt() {
        assertThat(run("pause deployment/web").sentence()).isEqualTo("deployment.apps/web paused");
        assertThat(kubectl("rollout restart deployment/web").err())
                .contains(String.valueOf(preview("restart deployment/web").refusal()));
        assertThat(kubectl("rollout pause deployment/web").err().strip())
                .isEqualTo(preview("pause deployment/web").refusal());
        assertThat(run("resume deployment/web").status()).isEqualTo(Status.SUCCEEDED);
        assertThat(kubectl("rollout resume deployment/web").err().strip())
                .isEqualTo(preview("resume deployment/web").refusal());
    }

    @Test
    void setsAnImageAndOffersTheOldOneBack() {
        Outcome outcome = run("set-image deployment/web app=web:2");
        assertThat(outcome.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(image()).isEqualTo("web:2");
        assertThat(outcome.next())
                .containsExactly(List.of("set-image", "deployment/web", "app=web:1", "-n", namespace));
        assertThat(preview("set-image deployment/web app=web:2").refusal())
                .isEqualTo("deployment/web has that image already: app=web:2, side=side:1");
        assertThat(preview("set-image deployment/web nope=x:1").refusal())
                .startsWith("error: unable to find container named \"nope\"");
        assertThat(kubectl("set image deployment/web nope=x:1").err())
                .contains("error: unable to find container named \"nope\"");
    }

    @Test
    void scalesAndNamesTheAutoscalerThatWouldFightIt() {
        Outcome outcome = run("scale deployment/web --replicas=4 --current-replicas=2");
        assertThat(outcome.sentence()).isEqualTo("deployment.apps/web scaled");
        assertThat(outcome.next()).containsExactly(List.of("scale", "deployment/web", "-n", namespace, "--replicas=2"));
        assertThat(kubectl("scale deployment/web --replicas=1 --current-replicas=9")
                        .err())
                .contains(String.valueOf(preview("scale deployment/web --replicas=1 --current-replicas=9")
                        .refusal()));
        kubectl("autoscale deployment/web --min=2 --max=5 --cpu=80%");
        assertThat(preview("scale deployment/web --replicas=1").warnings())
                .anySatisfy(warning -> assertThat(warning).contains("HorizontalPodAutoscaler web (2 to 5 replicas)"));
        assertThat(preview("scale daemonset/nope --replicas=1").refusal())
                .isEqualTo("Error from server (NotFound): daemonsets.apps \"nope\" not found");
    }

    @Test
    void stopsWhenTheWorldIsNoLongerWhatWasApproved() {
        String approved = preview("restart deployment/web").fingerprint();
        kubectl("set image deployment/web app=web:9");
        Outcome outcome = trial.run(here("restart deployment/web"), TestRun.of(approved));
        assertThat(outcome.status()).isEqualTo(Status.CHANGED);
        assertThat(outcome.sentence()).contains("pod template changed");
    }

    @Test
    void evictsAPodAndShowsItsReplacement() {
        String pod = Json.name(
                cluster.list(Resources.PODS, namespace, Selection.ALL).items().get(0));
        Preview preview = preview("delete-pod " + pod);
        assertThat(preview.changes()).singleElement().satisfies(change -> {
            assertThat(change.action()).isEqualTo("evict");
            assertThat(change.detail()).startsWith("of replicaset/web-");
        });
        Outcome outcome = run("delete-pod " + pod);
        assertThat(outcome.sentence()).isEqualTo("pod/" + pod + " evicted");
        assertThat(cluster.find(Resources.PODS, namespace, pod)).isEmpty();
    }

    @Test
    void aBudgetHoldsADeletionUpUntilItIsForced() {
        kubectl("create pdb none --selector=app=web --min-available=2");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Json.number(
                                cluster.get(Resources.DISRUPTION_BUDGETS, namespace, "none"), "/status/currentHealthy")
                        == 2);
        String pod = Json.name(
                cluster.list(Resources.PODS, namespace, Selection.ALL).items().get(0));
        assertThat(preview("delete-pod " + pod).warnings())
                .singleElement()
                .asString()
                .contains("PodDisruptionBudget " + namespace
                        + "/none allows no disruption now: it needs 2 healthy pods and has 2");
        TestRun run = TestRun.of(preview("delete-pod " + pod).fingerprint());
        Thread canceller = new Thread(() -> {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> run.reported().stream().anyMatch(text -> text.contains("blocked")));
            run.cancel();
        });
        canceller.start();
        Outcome outcome = trial.run(here("delete-pod " + pod), run);
        assertThat(outcome.status()).isEqualTo(Status.CANCELLED);
        assertThat(run.reported()).anySatisfy(text -> assertThat(text)
                .contains("The disruption budget none needs 2 healthy pods and has 2 currently"));
        assertThat(run("delete-pod " + pod + " --force").sentence()).isEqualTo("pod/" + pod + " deleted");
    }

    @Test
    void changesOneKeyOfAConfigMapAndBack() {
        Preview preview = preview("patch-config configmap/settings LEVEL=debug");
        assertThat(preview.changes()).singleElement().satisfies(change -> assertThat(change.detail())
                .contains("-info", "+debug"));
        Outcome outcome = run("patch-config configmap/settings LEVEL=debug");
        assertThat(outcome.next())
                .containsExactly(List.of("patch-config", "configmap/settings", "LEVEL=info", "-n", namespace));
        assertThat(Json.text(cluster.get(Resources.CONFIG_MAPS, namespace, "settings"), "/data/LEVEL"))
                .isEqualTo("debug");
        assertThat(preview("patch-config secret/settings LEVEL=debug").refusal())
                .contains("never a Secret");
        Outcome added = run("patch-config configmap/settings NEW=1");
        assertThat(added.next().get(0)).contains("NEW-");
        run("patch-config configmap/settings NEW-");
        assertThat(cluster.get(Resources.CONFIG_MAPS, namespace, "settings")
                        .at("/data")
                        .has("NEW"))
                .isFalse();
    }
}
