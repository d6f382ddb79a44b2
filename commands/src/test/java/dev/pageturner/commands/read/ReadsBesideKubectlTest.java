package dev.pageturner.commands.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.commands.Catalogue;
import dev.pageturner.commands.FakeSystems;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Parsed;
import dev.pageturner.commands.TestRun;
import dev.pageturner.commands.kubernetes.ControlPlane;
import dev.pageturner.commands.kubernetes.ControlPlane.Kubectl;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same question asked of kubectl and of Pageturner: the same text. */
@Tag("control-plane")
@ExtendWith(ControlPlane.class)
class ReadsBesideKubectlTest {
    private static final String DEPLOYMENT = """
            {apiVersion: apps/v1, kind: Deployment, metadata: {name: web, annotations: {team: media}}, spec: {replicas: 2,
             selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {
             nodeSelector: {kubernetes.io/hostname: node-1},
             initContainers: [{name: prepare, image: 'i:1', command: [sh, -c, 'echo hi']}],
             containers: [
              {name: app, image: 'x:1', args: [--port, '8080'], ports: [{containerPort: 8080, name: http}, {containerPort: 9090}],
               env: [{name: A, value: one}, {name: NAME, valueFrom: {fieldRef: {fieldPath: metadata.name}}},
                     {name: S, valueFrom: {secretKeyRef: {name: s, key: k}}}],
               envFrom: [{configMapRef: {name: c, optional: true}}],
               resources: {requests: {cpu: 100m, memory: 64Mi}, limits: {cpu: '1', memory: 128Mi}},
               livenessProbe: {httpGet: {path: /live, port: http}}, readinessProbe: {tcpSocket: {port: 8080}},
               volumeMounts: [{name: tmp, mountPath: /tmp}, {name: conf, mountPath: /etc/conf, readOnly: true, subPath: a}]},
              {name: side, image: 'y:1'}],
             volumes: [{name: tmp, emptyDir: {}}, {name: conf, configMap: {name: c, optional: true}},
                       {name: sec, secret: {secretName: s, optional: true}}]}}}}
            """;

    @BeforeAll
    static void prepare() {
        must("create", "namespace", "reads");
        must("create", "secret", "generic", "s", "--from-literal=k=topsecret", "-n", "reads");
        must("create", "service", "clusterip", "web", "--tcp=80:8080", "-n", "reads");
        Kubectl created = ControlPlane.kubectlWithInput(DEPLOYMENT, "create", "-n", "reads", "-f", "-");
        assertThat(created.exit()).as(created.err()).isZero();
        must("rollout", "status", "deployment/web", "-n", "reads", "--timeout=60s");
        must("set", "image", "deployment/web", "side=y:2", "-n", "reads");
        must("rollout", "status", "deployment/web", "-n", "reads", "--timeout=60s");
        must("wait", "--for=delete", "pod", "-l", "gone=never", "-n", "reads");
        must("taint", "node", "node-2", "dedicated=db:NoSchedule");
    }

    private static void must(String... words) {
        Kubectl result = ControlPlane.kubectl(words);
        if (result.exit() != 0) {
            throw new IllegalStateException(String.join(" ", words) + ": " + result.err());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "get nodes",
                "get nodes -o wide",
                "get deployments -n reads",
                "get deploy web -n reads -o wide",
                "get pods,svc -n reads",
                "get pods -A -l app=web",
                "get pods -n reads --show-labels",
                "get pods -n reads -L app,pod-template-hash",
                "get pods -n reads --no-headers",
                "get pods -n reads --sort-by=.metadata.name",
                "get pods -n reads --field-selector=status.phase=Running",
                "get pods -n reads -o name",
                "get all -n reads",
                "get deployment/web svc/web -n reads",
                "get deployment web -n reads -o yaml",
                "get deployment web -n reads -o json",
                "get svc -n reads -o yaml",
                "get node node-2 -o yaml",
                "get pods -n reads -o jsonpath={.items[*].spec.containers[0].image}",
                "get pods -n reads -o jsonpath={range.items[*]}{.status.phase}{\"\\n\"}{end}",
                "get pods -n reads -o jsonpath={.items[0].status.conditions[?(@.type==\"Ready\")].status}",
                "get deploy web -n reads -o jsonpath={.spec.template.spec.containers[-1].name}",
                "get pods -n reads -o custom-columns=POD:.metadata.name,IMAGES:.spec.containers[*].image,X:.nope",
                "get pods -n nowhere",
                "get deployment nope -n reads",
                "get unicorns",
                "describe deployment web -n reads",
                "describe pods -n reads --show-events=true",
                "describe node node-2",
                "describe stage pod-ready",
                "rollout status deployment/web -n reads",
                "rollout history deployment/web -n reads",
                "rollout history deployment/web -n reads --revision=1",
                "rollout history deployment/web -n reads --revision=9",
                "auth can-i get pods -n reads",
                "auth can-i create deployments.apps -n reads",
                "events -n reads --for=deployment/web",
                "events -n nowhere"
            })
    void printsWhatKubectlPrints(String line) {
        List<String> words =
                List.of(line.replace("{range.items", "{range .items").split(" (?!\\.)"));
        // What other suites left behind may still be stopping: the two have to agree about one and the same moment.
        Awaitility.await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
            Kubectl theirs = ControlPlane.kubectl(words.toArray(String[]::new));
            Outcome ours = run(words);
            String text =
                    ours.output() == null ? ours.sentence() : ours.output().text();
            assertThat(comparable(text)).isEqualTo(comparable(theirs.out().isEmpty() ? theirs.err() : theirs.out()));
        });
    }

    private static Outcome run(List<String> words) {
        Parsed parsed = Catalogue.standard().parse(words);
        assertThat(parsed).isInstanceOf(Parsed.Ok.class);
        Parsed.Ok ok = (Parsed.Ok) parsed;
        return ok.command()
                .run(
                        ok.invocation(),
                        new FakeSystems().with(ControlPlane.cluster()).context(),
                        TestRun.of(null));
    }

    /** Seconds pass between the two answers, and rollout history leaves its tabs: words, not widths. */
    private static String comparable(String text) {
        return Objects.requireNonNull(text)
                .strip()
                .replaceAll("[ \t]+\\d+[smh](\\d+s)?(?=\\s|$)", " AGE")
                .replaceAll("(?m)^[ \t]+|[ \t]+$", "")
                .replaceAll("[ \t]+", " ");
    }
}
