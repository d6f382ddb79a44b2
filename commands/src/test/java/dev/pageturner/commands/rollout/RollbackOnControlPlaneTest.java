package dev.pageturner.commands.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.FakeSystems;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.TestRun;
import dev.pageturner.commands.kubernetes.ControlPlane;
import dev.pageturner.commands.kubernetes.ControlPlane.Kubectl;
import dev.pageturner.commands.kubernetes.KubernetesConnection;
import dev.pageturner.commands.kubernetes.KubernetesSettings;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What kubectl's undo does not do: follow it, explain a failure, stop, and answer as the person who asked. */
@Tag("control-plane")
@ExtendWith(ControlPlane.class)
class RollbackOnControlPlaneTest {
    private final String namespace = "back-" + UUID.randomUUID().toString().substring(0, 8);
    private final RollbackCommand command = new RollbackCommand();
    private KubernetesConnection connection;
    private CommandContext context;

    @BeforeEach
    void aBrokenVersionBeforeAGoodOne() {
        connection = new KubernetesConnection(
                KubernetesSettings.of(ControlPlane.kubeconfig().toString()));
        context = new FakeSystems().with(connection.as("", List.of())).context();
        ControlPlane.kubectl("create", "namespace", namespace);
        ControlPlane.apply(manifest("1", "\"true\""));
        ControlPlane.apply(manifest("2", "\"false\""));
        Kubectl status = ControlPlane.kubectl("rollout", "status", "deployment/web", "-n", namespace, "--timeout=60s");
        assertThat(status.exit()).as(status.err()).isZero();
    }

    @AfterEach
    void cleanUp() {
        ControlPlane.kubectl("delete", "namespace", namespace, "--wait=false");
        connection.close();
    }

    private String manifest(String version, String broken) {
        return "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: " + namespace
                + "}, spec: {replicas: 2, progressDeadlineSeconds: 3, selector: {matchLabels: {app: web}}, template: {metadata: "
                + "{labels: {app: web}, annotations: {test/broken: " + broken
                + "}}, spec: {containers: [{name: app, image: 'x:" + version + "'}]}}}}";
    }

    private Invocation rollback() {
        return new Invocation("rollback", Map.of("target", "deployment/web", "namespace", namespace), List.of());
    }

    @Test
    void namesThePodsThatFailWhenTheDeadlinePasses() {
        TestRun control = TestRun.of(command.preview(rollback(), context).fingerprint());
        Outcome outcome = command.run(rollback(), context, control);
        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.sentence())
                .startsWith("deployment \"web\" exceeded its progress deadline\npod web-")
                .contains("CrashLoopBackOff", "exit code 137 (OOMKilled)");
        assertThat(outcome.next().get(0)).startsWith("logs").contains("--previous");
        assertThat(outcome.next()).anyMatch(words -> words.contains("--to-revision=2"));
    }

    @Test
    void answersAsThePersonWhoAsked() {
        try (KubernetesConnection impersonating = new KubernetesConnection(
                KubernetesSettings.of(ControlPlane.kubeconfig().toString()).impersonating(true))) {
            CommandContext asAlice = new FakeSystems()
                    .with(impersonating.as("alice", List.of("viewers")))
                    .context();
            assertThat(command.preview(rollback(), asAlice).refusal())
                    .isEqualTo("Error from server (Forbidden): deployments.apps \"web\" is forbidden: User \"alice\""
                            + " cannot get resource \"deployments\" in API group \"apps\" in the namespace \""
                            + namespace + "\"");
        }
    }
}
