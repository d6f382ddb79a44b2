package dev.pageturner.commands.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Trial;
import dev.pageturner.commands.kubernetes.ControlPlane;
import dev.pageturner.commands.kubernetes.ControlPlane.Kubectl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs and usage that the test has written, read by kubectl and by Pageturner. */
@Tag("control-plane")
@ExtendWith(ControlPlane.class)
class LogsBesideKubectlTest {
    @TempDir
    private static Path directory;

    @BeforeAll
    static void writeLogsAndUsage() throws IOException {
        Path log = directory.resolve("log");
        Files.writeString(log, """
                2026-01-01T00:00:00.000000000Z stdout F first
                2026-01-01T00:00:01.000000000Z stderr F second, with <html> & ünïcode
                2026-01-01T00:00:02.000000000Z stdout F third
                """);
        ControlPlane.kubectl("create", "namespace", "logs");
        ControlPlane.apply(
                "{apiVersion: kwok.x-k8s.io/v1alpha1, kind: ClusterLogs, metadata: {name: logs}, spec: {selector:"
                        + " {matchNamespaces: [logs]}, logs: [{containers: [app], logsFile: '" + log + "'}]}}");
        ControlPlane.apply(
                "{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: logs, labels: {app: web}}, spec:"
                        + " {containers: [{name: app, image: 'x:1'}]}}");
        Kubectl ready = ControlPlane.kubectl("wait", "--for=condition=Ready", "pod/web", "-n", "logs", "--timeout=60s");
        assertThat(ready.exit()).as(ready.err()).isZero();
        ControlPlane.apply(
                "{apiVersion: metrics.k8s.io/v1beta1, kind: PodMetrics, metadata: {name: web, namespace: logs}, timestamp:"
                        + " '2026-01-01T00:00:00Z', window: 30s, containers: [{name: app, usage: {cpu: 251m, memory: 130Mi}}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "logs web -n logs",
                "logs pod/web -n logs --tail=1",
                "logs web -c app -n logs --tail=2 --prefix",
                "logs -l app=web -n logs",
                "logs web -n logs --timestamps",
                "logs web -c nope -n logs",
                "logs nope -n logs",
                "top pod -n logs",
                "top pods -n logs --containers",
                "top pods -n nowhere"
            })
    void printsWhatKubectlPrints(String line) {
        Kubectl theirs = ControlPlane.kubectlLine(line);
        Outcome outcome = new Trial(ControlPlane.cluster()).read(line);
        String ours = outcome.output() == null
                ? outcome.sentence()
                : Objects.requireNonNull(outcome.output()).text();
        assertThat(ours.strip())
                .isEqualTo((theirs.out().isEmpty() ? theirs.err() : theirs.out())
                        // top ends its header with the gap of a column that does not come
                        .replaceAll("(?m) +$", "")
                        .strip());
    }
}
