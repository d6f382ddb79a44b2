package dev.pageturner.bot.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.bot.rehearsal.cluster.PracticeCluster;
import dev.pageturner.bot.rehearsal.cluster.PracticeWorld;
import dev.pageturner.bot.rehearsal.cluster.kubelet.Behaviour;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceTypes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The same kubectl commands, one after the other, against the real control plane and the practice cluster: the same words. */
@Tag("control-plane")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PracticeClusterLikeTheRealOneTest {
    private static final String MANIFEST = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: default, annotations: {kubernetes.io/change-cause: first}}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  terminationGracePeriodSeconds: 1
                  containers: [{name: web, image: "example.com/web:1"}]
            ---
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: web, namespace: default}
            spec: {minAvailable: 2, selector: {matchLabels: {app: web}}}
            """;

    private static final List<String> SCRIPT = List.of(
            "apply -f MANIFEST",
            "rollout status deployment/web --timeout=60s",
            "get deployment web --no-headers -o custom-columns=:.spec.replicas,:.status.availableReplicas",
            "set image deployment/web web=example.com/web:2",
            "annotate deployment/web kubernetes.io/change-cause=second --overwrite",
            "rollout status deployment/web --timeout=60s",
            "rollout history deployment/web",
            "rollout undo deployment/web",
            "rollout status deployment/web --timeout=60s",
            "rollout history deployment/web",
            "rollout undo deployment/web --to-revision=3",
            "rollout undo deployment/web --to-revision=9",
            "rollout pause deployment/web",
            "rollout undo deployment/web",
            "rollout restart deployment/web",
            "rollout resume deployment/web",
            "scale deployment/web --replicas=3",
            "rollout status deployment/web --timeout=60s",
            "get deployment web -o jsonpath={.spec.template.spec.containers[0].image}",
            "get pdb web -o jsonpath={.status.disruptionsAllowed}/{.status.desiredHealthy}/{.status.expectedPods}",
            "scale deployment/web --replicas=2",
            "rollout status deployment/web --timeout=60s",
            "get nothing",
            "get pod nothing",
            "get deployment nothing -o yaml",
            "delete deployment nothing",
            "get pods -l app=nothing",
            "get pods --field-selector spec.nothing=1",
            "auth can-i delete pods",
            "delete deployment/web --wait=true",
            "delete pdb/web");

    private PracticeCluster practice;
    private ControlPlane real;
    private Path manifest;
    private String practiceKubectl;

    /** Nodes and nothing else: pods get ready at once, as those of the simulated kubelets do. */
    private static final class Bare implements PracticeWorld {
        @Override
        public List<Past> past() {
            List<com.fasterxml.jackson.databind.node.ObjectNode> manifests = new ArrayList<>();
            var namespace = Json.object().put("apiVersion", "v1").put("kind", "Namespace");
            namespace.putObject("metadata").put("name", "default");
            manifests.add(namespace);
            for (int i = 1; i <= 3; i++) {
                var node = Json.object().put("apiVersion", "v1").put("kind", "Node");
                node.putObject("metadata").put("name", "node-" + i);
                Json.child(node, "status")
                        .putArray("conditions")
                        .addObject()
                        .put("type", "Ready")
                        .put("status", "True");
                manifests.add(node);
            }
            return List.of(new Past(Duration.ofMinutes(5), manifests));
        }

        @Override
        public Behaviour behaviour(JsonNode pod, String image) {
            return Behaviour.server().ready(Duration.ZERO);
        }

        @Override
        public List<Line> log(Run run) {
            return List.of();
        }

        @Override
        public Optional<Answer> get(JsonNode pod, int port, String path, Instant now) {
            return Optional.empty();
        }
    }

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        Needed.programs("go", "python3", "openssl");
        manifest = Files.writeString(folder.resolve("web.yaml"), MANIFEST);
        real = new ControlPlane(folder.resolve("real"), 3);
        practice = PracticeCluster.start(Clock.systemUTC(), new Bare(), folder.resolve("practice"));
        practiceKubectl = practice.kubeconfig().toString();
        assertThat(practice.store().list(ResourceTypes.NODES, "")).hasSize(3);
    }

    @AfterAll
    void stop() {
        if (practice != null) {
            practice.close();
        }
        if (real != null) {
            real.close();
        }
    }

    @Test
    void saysTheSame() throws Exception {
        for (String line : SCRIPT) {
            String wanted = run(real.kubeconfig(), line);
            String got = run(practiceKubectl, line);
            assertThat(plain(got)).as("kubectl " + line).isEqualTo(plain(wanted));
        }
    }

    /** Progress lines depend on who looks when; what remains is what was decided. */
    private static String plain(String text) {
        return String.join(
                "\n",
                text.lines()
                        .filter(line -> !line.startsWith("Waiting for"))
                        .map(String::strip)
                        .toList());
    }

    private String run(String kubeconfig, String line) throws Exception {
        List<String> command = new ArrayList<>(List.of(real.program(), "--kubeconfig", kubeconfig));
        command.addAll(List.of(line.replace("MANIFEST", manifest.toString()).split(" ")));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        return said + "exit " + process.exitValue();
    }
}
