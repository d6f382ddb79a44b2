package dev.pageturner.bot.real;

import static dev.pageturner.bot.rehearsal.workspace.OnCall.ALEX;
import static dev.pageturner.bot.rehearsal.workspace.OnCall.RILEY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.bot.rehearsal.workspace.LocalWorkspace;
import dev.pageturner.bot.rehearsal.workspace.OnCall;
import dev.pageturner.bot.rehearsal.workspace.WorkspaceProbe;
import dev.pageturner.bot.rehearsal.workspace.WorkspaceSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job from end to end, the bot being a process of its own among the programs that it meets in production: PostgreSQL,
 * Prometheus, Alertmanager, a Kubernetes control plane. Only Slack is the local workspace.
 */
@Tag("real")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealPathTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String NAMESPACE = "dark-tower";
    private static final String TARGET = "deployment/meeting-controller";
    private static final String TOKEN = "real-webhook-token";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path folder;

    private Postgres postgres;
    private ControlPlane cluster;
    private Exporter exporter;
    private LocalWorkspace workspace;
    private Monitoring monitoring;
    private Program bot;
    private OnCall people;
    private Path config;
    private Map<String, String> environment;

    @BeforeAll
    void start() throws IOException {
        Needed.programs("prometheus", "prometheus-alertmanager", "go", "python3", "openssl");
        int port = Program.freePort();
        postgres = Postgres.start(folder);
        cluster = new ControlPlane(folder.resolve("cluster"), 2);
        cluster.kubectl("create", "namespace", NAMESPACE);
        exporter = new Exporter(new PodMetrics(cluster, NAMESPACE));
        workspace = LocalWorkspace.start(WorkspaceSettings.rehearsal(), Clock.systemUTC());
        workspace.connect(URI.create("http://127.0.0.1:" + port + "/slack/events"));
        people = new OnCall(workspace.probe(), PATIENCE);
        monitoring = new Monitoring(folder.resolve("monitoring"), exporter.port(), port, TOKEN);
        config = Files.writeString(folder.resolve("pageturner.yaml"), config());
        environment = environment(port);
        bot = Program.start(folder, "pageturner", environment, Program.bot("serve", "--config", config.toString()));
        bot.awaitHttp("http://127.0.0.1:" + port + "/readiness", 200);
    }

    private String config() {
        return """
                runbooks: ["%s"]
                slack:
                  channel: C0ONCALL
                alertmanagers: [{name: main, token: "${ALERTMANAGER_WEBHOOK_TOKEN}", url: "%s"}]
                clusters:
                  - name: production
                    kubeconfig: "%s"
                    match: {cluster: production}
                    prometheus: "%s"
                people:
                  responders: [S0ONCALL]
                  approvers: [S0LEADS]
                  owners: [U0OWNER]
                """.formatted(
                        Path.of("../runbooks/library").toAbsolutePath().normalize(),
                        monitoring.alertmanagerUrl(),
                        cluster.kubeconfig(),
                        monitoring.prometheusUrl());
    }

    private Map<String, String> environment(int port) {
        Map<String, String> all = new HashMap<>(postgres.environment());
        all.put("PAGETURNER_PORT", Integer.toString(port));
        all.put("ALERTMANAGER_WEBHOOK_TOKEN", TOKEN);
        all.put("SLACK_BOT_TOKEN", workspace.botToken());
        all.put("SLACK_SIGNING_SECRET", workspace.signingSecret());
        all.put("SLACK_API_URL", workspace.apiUrl());
        return all;
    }

    @AfterAll
    void stop() {
        for (AutoCloseable part : new AutoCloseable[] {bot, monitoring, workspace, exporter, cluster, postgres}) {
            try {
                if (part != null) {
                    part.close();
                }
            } catch (Exception e) {
                System.err.println("did not stop as it should: " + e);
            }
        }
    }

    @Test
    @Order(1)
    void anAlertOpensAThreadWhoseRollbackHealsTheClusterOnceSomebodyElseApproves() {
        breakIt();
        String thread = firing();
        people.reply(thread, "Pods Crash After a Rollout", "Diagnosis");
        people.press(RILEY, thread, "run-step", "get pods -n dark-tower -l app=meeting-controller");
        people.reply(thread, "RESTARTS", "CrashLoopBackOff", "meeting-controller-");
        people.press(RILEY, thread, "run-step", "kube_pod_container_status_restarts_total");
        people.reply(thread, "increase(kube_pod_container_status_restarts_total");

        people.press(RILEY, thread, "run-step", "rollout undo " + TARGET, "Roll back");
        people.modal(RILEY, "v1.4.3", "v1.4.2");
        assertThat(people.answer(RILEY, "v1.4.3 crashes, v1.4.2 was well")).isEmpty();
        approvedByAnother(thread);
        healed(thread);
        assertThat(auditVerify().code()).isZero();
    }

    @Test
    @Order(2)
    void theSameFromASlashCommand() {
        breakIt();
        String thread = firing();
        people.type(RILEY, "rollback " + TARGET + " -n " + NAMESPACE, thread);
        people.modal(RILEY, "v1.4.3", "v1.4.2");
        assertThat(people.answer(RILEY, "it crashes again")).isEmpty();
        approvedByAnother(thread);
        healed(thread);
    }

    @Test
    @Order(3)
    void theAuditTrailVerifiesBesideTheRunningBotAndAfterIt() {
        Program.Finished beside = auditVerify();
        assertThat(beside.code()).as(beside.output()).isZero();
        bot.close();
        Program.Finished after = auditVerify();
        assertThat(after.code()).as(after.output()).isZero();
        assertThat(bot.log()).doesNotContain(" ERROR ", TOKEN, workspace.signingSecret(), workspace.botToken());
    }

    /** A good revision, then one whose pods crash. */
    private void breakIt() {
        cluster.apply(folder, deployment("v1.4.2", false));
        cluster.kubectl("rollout", "status", TARGET, "-n", NAMESPACE, "--timeout=60s");
        cluster.apply(folder, deployment("v1.4.3", true));
    }

    private static String deployment(String version, boolean broken) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: meeting-controller
                  namespace: dark-tower
                  annotations: {kubernetes.io/change-cause: "release %1$s"}
                spec:
                  replicas: 3
                  selector: {matchLabels: {app: meeting-controller}}
                  strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}
                  template:
                    metadata:
                      labels: {app: meeting-controller}
                      annotations: {test/broken: "%2$s"}
                    spec:
                      terminationGracePeriodSeconds: 1
                      containers: [{name: meeting-controller, image: "registry.example.com/meeting-controller:%1$s"}]
                """.formatted(version, broken);
    }

    private String firing() {
        return people.root("FIRING", "MCPodsCrashLooping").path("ts").asText();
    }

    private void approvedByAnother(String thread) {
        OnCall.Button approve = people.button(thread, "approve");
        int told = people.whispers(RILEY).size();
        people.press(RILEY, approve);
        JsonNode refusal = Awaitility.await("a refusal for the requester")
                .atMost(PATIENCE)
                .until(() -> people.whispers(RILEY).stream().skip(told).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
        assertThat(WorkspaceProbe.wholeText(refusal)).contains("somebody else has to approve");
        people.press(ALEX, approve);
        people.reply(thread, "Approved by");
    }

    private void healed(String thread) {
        Awaitility.await("the rollback").atMost(PATIENCE).untilAsserted(() -> assertThat(images())
                .isEqualTo("registry.example.com/meeting-controller:v1.4.2"));
        cluster.kubectl("rollout", "status", TARGET, "-n", NAMESPACE, "--timeout=60s");
        people.reply(thread, "Done: Roll back");
        JsonNode closed = people.root("RESOLVED", "MCPodsCrashLooping", "What was done");
        assertThat(closed.path("ts").asText()).isEqualTo(thread);
        assertThat(WorkspaceProbe.wholeText(closed)).contains("Resolved after", "What was wrong: ");
    }

    private String images() {
        return cluster.kubectl("get", TARGET, "-n", NAMESPACE, "-o", "jsonpath={..containers[*].image}");
    }

    private Program.Finished auditVerify() {
        return Program.finish(environment, Program.bot("audit", "verify", "--config", config.toString()));
    }
}
