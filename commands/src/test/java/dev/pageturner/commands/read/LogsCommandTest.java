package dev.pageturner.commands.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Catalogue;
import dev.pageturner.commands.FakeSystems;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Parsed;
import dev.pageturner.commands.TestRun;
import dev.pageturner.commands.cluster.FakeCluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogsCommandTest {
    private final FakeCluster cluster = new FakeCluster(Clock.systemUTC());

    @BeforeEach
    void twoPodsOfADeployment() {
        ObjectNode deployment = Json.object();
        deployment.putObject("metadata").put("name", "web");
        deployment
                .putObject("spec")
                .putObject("selector")
                .putObject("matchLabels")
                .put("app", "web");
        cluster.create(Resources.DEPLOYMENTS, "shop", deployment, false);
        pod("web-1", false);
        pod("web-2", true);
    }

    private void pod(String name, boolean ready) {
        ObjectNode pod = Json.object();
        pod.putObject("metadata").put("name", name).putObject("labels").put("app", "web");
        ObjectNode spec = pod.putObject("spec").put("nodeName", "node-1");
        spec.putArray("containers").addObject().put("name", "app");
        spec.withArray("containers").addObject().put("name", "side");
        ObjectNode status = pod.putObject("status").put("phase", "Running");
        status.putArray("conditions")
                .addObject()
                .put("type", "Ready")
                .put("status", ready ? "True" : "False")
                .put("lastTransitionTime", "2026-01-01T00:00:00Z");
        cluster.create(Resources.PODS, "shop", pod, false);
        cluster.log(name, "app", List.of("one of " + name, "two of " + name));
        cluster.log(name, "side", List.of("side of " + name));
    }

    private Outcome run(String line) {
        Parsed parsed = Catalogue.standard().parse(List.of(line.split(" ")));
        assertThat(parsed).isInstanceOf(Parsed.Ok.class);
        Parsed.Ok ok = (Parsed.Ok) parsed;
        return ok.command().run(ok.invocation(), new FakeSystems().with(cluster).context(), TestRun.of(null));
    }

    private String text(String line) {
        Outcome outcome = run(line);
        assertThat(outcome.status()).as(outcome.sentence()).isEqualTo(Outcome.Status.SUCCEEDED);
        return Objects.requireNonNull(outcome.output()).text();
    }

    @Test
    void aDeploymentMeansItsReadyPodAndTheFirstContainer() {
        assertThat(text("logs deployment/web -n shop")).isEqualTo("""
                        Found 2 pods, using pod/web-2
                        Defaulted container "app" out of: app, side
                        one of web-2
                        two of web-2
                        """);
    }

    @Test
    void showsTheEndOfOneContainer() {
        assertThat(text("logs web-1 -c app -n shop --tail=1")).isEqualTo("two of web-1\n");
        assertThat(text("kubectl logs pod/web-1 side -n shop")).isEqualTo("side of web-1\n");
    }

    @Test
    void showsAllContainersOfAllPodsWithTheirNames() {
        assertThat(text("logs -l app=web -n shop --all-containers --prefix --tail=1"))
                .isEqualTo("""
                        [pod/web-1/app] two of web-1
                        [pod/web-1/side] side of web-1
                        [pod/web-2/app] two of web-2
                        [pod/web-2/side] side of web-2
                        """);
    }

    @Test
    void refusesWithKubectlsWords() {
        assertThat(run("logs web-1 -c nope -n shop").sentence())
                .isEqualTo("error: container nope is not valid for pod web-1 out of: app, side");
        assertThat(run("logs gone -n shop").sentence())
                .isEqualTo("error: error from server (NotFound): pods \"gone\" not found in namespace \"shop\"");
        assertThat(run("logs -n shop").sentence()).startsWith("error: expected 'logs");
    }

    @Test
    void neverShowsWhatASecretHolds() {
        ObjectNode secret = Json.object();
        secret.putObject("metadata")
                .put("name", "s")
                .putObject("annotations")
                .put("kubectl.kubernetes.io/last-applied-configuration", "{\"data\":{\"k\":\"dG9wc2VjcmV0\"}}");
        secret.putObject("data").put("k", "dG9wc2VjcmV0");
        cluster.create(Resources.SECRETS, "shop", secret, false);
        for (String line : List.of(
                "get secret s -n shop -o yaml",
                "get secret s -n shop -o json",
                "get secrets -n shop -o jsonpath={.items[*]}",
                "get secret s -n shop -o custom-columns=K:.data.k",
                "describe secret s -n shop")) {
            assertThat(text(line)).as(line).doesNotContain("dG9wc2VjcmV0").contains("9 bytes");
        }
    }
}
