package dev.pageturner.commands.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.TestRun;
import dev.pageturner.commands.Trial;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.kubernetes.ControlPlane;
import dev.pageturner.commands.kubernetes.ControlPlane.Kubectl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same past in two namespaces, undone by kubectl in one and by rollback in the other. */
@Tag("control-plane")
@ExtendWith(ControlPlane.class)
class RollbackBesideKubectlTest {
    private static Cluster cluster;
    private static Trial trial;

    @BeforeAll
    static void connect() {
        cluster = ControlPlane.cluster();
        trial = new Trial(cluster);
    }

    /** @param past kubectl command lines; {@code apply KIND IMAGE} stands for applying the workload */
    record Scenario(String name, List<String> past, String target, String arguments) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Scenario scenario(String name, String target, String arguments, String... past) {
        return new Scenario(name, List.of(past), target, arguments);
    }

    static Stream<Scenario> scenarios() {
        String wait = "rollout status deployment/web --timeout=60s";
        return Stream.of(
                scenario(
                        "undoes the last change",
                        "deployment/web",
                        "",
                        "make deployment",
                        wait,
                        "set image deployment/web app=x:2",
                        wait),
                scenario(
                        "undoes twice, which toggles",
                        "deployment/web",
                        "",
                        "make deployment",
                        wait,
                        "set image deployment/web app=x:2",
                        wait,
                        "rollout undo deployment/web",
                        wait),
                scenario(
                        "goes to a revision",
                        "deployment/web",
                        "--to-revision=1",
                        "make deployment",
                        wait,
                        "set image deployment/web app=x:2",
                        wait,
                        "set image deployment/web app=x:3",
                        wait),
                scenario(
                        "goes to a revision written with a plus",
                        "deployment/web",
                        "--to-revision=+2",
                        "make deployment",
                        wait,
                        "set image deployment/web app=x:2",
                        wait,
                        "set image deployment/web app=x:3",
                        wait),
                scenario(
                        "goes to the current revision",
                        "deployment/web",
                        "--to-revision=2",
                        "make deployment",
                        wait,
                        "set image deployment/web app=x:2",
                        wait),
                scenario(
                        "refuses a revision that never was",
                        "deployment/web",
                        "--to-revision=7",
                        "make deployment",
                        wait,
                        "set image deployment/web app=x:2",
                        wait),
                scenario("refuses a negative revision", "deployment/web", "--to-revision=-1", "make deployment", wait),
                scenario("refuses without history", "deployment/web", "", "make deployment", wait),
                scenario("refuses a missing deployment", "deployment/nope", "", "make deployment"),
                scenario(
                        "refuses a paused deployment",
                        "deployment/web",
                        "",
                        "make deployment",
                        wait,
                        "set image deployment/web app=x:2",
                        wait,
                        "rollout pause deployment/web"),
                scenario(
                        "misses the revision before it sees the pause",
                        "deployment/web",
                        "--to-revision=9",
                        "make deployment",
                        wait,
                        "rollout pause deployment/web"),
                scenario(
                        "brings the change cause back",
                        "deployment/web",
                        "",
                        "make deployment",
                        "annotate deployment/web kubernetes.io/change-cause=first",
                        wait,
                        "set image deployment/web app=x:2",
                        "annotate --overwrite deployment/web kubernetes.io/change-cause=second",
                        wait),
                scenario(
                        "takes back annotations that came later",
                        "deployment/web",
                        "",
                        "make deployment",
                        wait,
                        "set image deployment/web app=x:2",
                        "annotate deployment/web team=media",
                        wait),
                scenario(
                        "warns of what was applied",
                        "deployment/web",
                        "",
                        "apply deployment",
                        wait,
                        "set image deployment/web app=x:2",
                        wait),
                scenario(
                        "works while the new version is broken",
                        "deployment/web",
                        "",
                        "make deployment",
                        wait,
                        "patch deployment/web -p {\"spec\":{\"template\":{\"metadata\":{\"annotations\":{\"test/broken\":\"true\"}}}}}"),
                scenario(
                        "works on nothing but scaled to zero",
                        "deployment/web",
                        "",
                        "make deployment",
                        wait,
                        "set image deployment/web app=x:2",
                        wait,
                        "scale deployment/web --replicas=0",
                        wait),
                scenario(
                        "skips revisions that are no numbers",
                        "deployment/web",
                        "",
                        "make deployment",
                        wait,
                        "set image deployment/web app=x:2",
                        wait,
                        "annotate --overwrite rs -l app=web deployment.kubernetes.io/revision=abc",
                        "set image deployment/web app=x:3",
                        wait,
                        "set image deployment/web app=x:4",
                        wait),
                scenario(
                        "undoes a stateful set",
                        "statefulset/db",
                        "",
                        "make statefulset",
                        "rollout status statefulset/db --timeout=60s",
                        "set image statefulset/db app=x:2",
                        "rollout status statefulset/db --timeout=60s"),
                scenario(
                        "takes a stateful set to a revision",
                        "statefulset/db",
                        "--to-revision=1",
                        "make statefulset",
                        "rollout status statefulset/db --timeout=60s",
                        "set image statefulset/db app=x:2",
                        "rollout status statefulset/db --timeout=60s",
                        "set image statefulset/db app=x:3",
                        "rollout status statefulset/db --timeout=60s"),
                scenario(
                        "leaves the change cause of a stateful set alone",
                        "statefulset/db",
                        "",
                        "make statefulset",
                        "annotate statefulset/db kubernetes.io/change-cause=first",
                        "rollout status statefulset/db --timeout=60s",
                        "set image statefulset/db app=x:2",
                        "rollout status statefulset/db --timeout=60s"),
                scenario(
                        "refuses a stateful set without history",
                        "statefulset/db",
                        "",
                        "make statefulset",
                        "rollout status statefulset/db --timeout=60s"),
                scenario(
                        "refuses a stateful set's missing revision",
                        "statefulset/db",
                        "--to-revision=5",
                        "make statefulset",
                        "rollout status statefulset/db --timeout=60s"),
                scenario(
                        "finds a stateful set as it should be",
                        "statefulset/db",
                        "--to-revision=1",
                        "make statefulset",
                        "rollout status statefulset/db --timeout=60s"),
                scenario(
                        "undoes a daemon set",
                        "daemonset/agent",
                        "",
                        "make daemonset",
                        "rollout status daemonset/agent --timeout=60s",
                        "set image daemonset/agent app=x:2",
                        "rollout status daemonset/agent --timeout=60s"),
                scenario(
                        "takes a daemon set to a revision",
                        "daemonset/agent",
                        "--to-revision=1",
                        "make daemonset",
                        "rollout status daemonset/agent --timeout=60s",
                        "set image daemonset/agent app=x:2",
                        "rollout status daemonset/agent --timeout=60s",
                        "set image daemonset/agent app=x:3",
                        "rollout status daemonset/agent --timeout=60s"),
                scenario(
                        "refuses a daemon set without history",
                        "daemonset/agent",
                        "",
                        "make daemonset",
                        "rollout status daemonset/agent --timeout=60s"),
                scenario(
                        "finds a daemon set as it should be",
                        "daemonset/agent",
                        "--to-revision=1",
                        "make daemonset",
                        "rollout status daemonset/agent --timeout=60s"),
                scenario("refuses what has no rollouts", "pod/one", "", "run one --image=x:1"));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void doesWhatKubectlDoes(Scenario scenario) {
        String theirs = namespaceWithPast(scenario);
        String ours = namespaceWithPast(scenario);
        Kubectl undo = kubectl(theirs, "rollout undo " + scenario.target() + " " + scenario.arguments());

        String line = "rollback " + scenario.target() + " -n " + ours + " " + scenario.arguments();
        Preview preview = trial.preview(line);
        Outcome outcome = trial.run(line, TestRun.of(preview.fingerprint()));

        assertThat(preview.allowed()).as(preview.toString()).isEqualTo(undo.exit() == 0);
        if (undo.exit() == 0) {
            assertThat(outcome.status()).as(outcome.sentence()).isEqualTo(Outcome.Status.SUCCEEDED);
            kubectl(theirs, "rollout status " + scenario.target() + " --timeout=60s");
            assertThat(after(ours, scenario.target())).isEqualTo(after(theirs, scenario.target()));
        } else {
            assertThat(outcome.status()).isEqualTo(Outcome.Status.REFUSED);
            assertThat("error: " + outcome.sentence().replace("error: ", ""))
                    .isEqualTo("error: " + lastLine(undo.err()).replace("error: ", ""));
        }
        boolean warned = undo.err().contains("previously managed with 'kubectl apply'");
        assertThat(preview.warnings().stream().anyMatch(w -> w.contains("previously managed with 'kubectl apply'")))
                .isEqualTo(warned);
        delete(theirs, ours);
    }

    private static String lastLine(String text) {
        List<String> lines = text.strip().lines().toList();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    private static String namespaceWithPast(Scenario scenario) {
        String namespace = "undo-" + UUID.randomUUID().toString().substring(0, 8);
        ControlPlane.kubectl("create", "namespace", namespace);
        for (String line : scenario.past()) {
            if (line.startsWith("make ") || line.startsWith("apply ")) {
                String verb = line.startsWith("make ") ? "create" : "apply";
                Kubectl made = ControlPlane.kubectlWithInput(
                        manifest(line.substring(line.indexOf(' ') + 1)), verb, "-n", namespace, "-f", "-");
                assertThat(made.exit()).as(made.err()).isZero();
            } else {
                Kubectl step = kubectl(namespace, line);
                assertThat(step.exit()).as(line + ": " + step.err()).isZero();
            }
        }
        return namespace;
    }

    private static Kubectl kubectl(String namespace, String line) {
        return ControlPlane.kubectlLine(line + " -n " + namespace);
    }

    private static void delete(String... namespaces) {
        for (String namespace : namespaces) {
            ControlPlane.kubectl("delete", "namespace", namespace, "--wait=false");
        }
    }

    private static String manifest(String kind) {
        String head =
                switch (kind) {
                    case "statefulset" ->
                        "{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: db}, spec: {replicas: 2, serviceName: db, ";
                    case "daemonset" -> "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: agent}, spec: {";
                    default ->
                        "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 2, progressDeadlineSeconds: 5, ";
                };
        return head
                + "selector: {matchExpressions: [{key: app, operator: In, values: [web]}]}, template: {metadata: {labels: {app: web}}, "
                + "spec: {containers: [{name: app, image: 'x:1'}]}}}}";
    }

    /** What matters of the object and its history once the rollout is over. */
    private static Map<String, Object> after(String namespace, String target) {
        String kind = target.substring(0, target.indexOf('/'));
        WorkloadKind workloadKind = WorkloadKind.of(cluster.resource(kind)).orElseThrow();
        ObjectNode object = cluster.get(workloadKind.resource(), namespace, target.substring(target.indexOf('/') + 1));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("template", object.at("/spec/template"));
        Map<String, String> annotations = new TreeMap<>(Json.map(object, "/metadata/annotations"));
        annotations.computeIfPresent(
                "kubectl.kubernetes.io/last-applied-configuration", (key, value) -> value.replace(namespace, "NS"));
        facts.put("annotations", annotations);
        History history = History.read(cluster, new Workload(workloadKind, object));
        Map<Long, JsonNode> revisions = new TreeMap<>();
        history.revisions().forEach(revision -> revisions.put(revision.number(), revision.template()));
        facts.put("history", revisions);
        return facts;
    }
}
