package dev.pageturner.bot;

import static dev.pageturner.bot.rehearsal.workspace.OnCall.ALEX;
import static dev.pageturner.bot.rehearsal.workspace.OnCall.RILEY;
import static dev.pageturner.bot.rehearsal.workspace.OnCall.VIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.ObjectStore;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceTypes;
import dev.pageturner.bot.rehearsal.workspace.OnCall;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people and programs get wrong on the main path: each gets a clear sentence where they look, and nothing is lost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final Map<String, String> WHERE =
            Map.of("namespace", "dark-tower", "deployment", "meeting-controller");
    private static final String RUNBOOK = """
            # Meeting Controller

            ### Scenario 1: Pods crash

            **Alert**: %s

            **Diagnosis**:

            ```bash
            # 1. Pods
            kubectl get pods -n dark-tower -l app=meeting-controller

            # 2. Log
            kubectl logs <pod> -n dark-tower --tail=5
            ```

            **Remediation**:

            ```bash
            # Roll back
            kubectl rollout undo deployment/meeting-controller -n dark-tower

            # To a revision
            kubectl rollout undo deployment/meeting-controller -n dark-tower --to-revision=<revision>
            ```
            """;

    private Playground ground;
    private OnCall people;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        ground = new Playground(folder, true);
        people = ground.people;
    }

    @AfterAll
    void stop() {
        ground.close();
    }

    @AfterEach
    void closeDialogs() {
        people.close(RILEY);
        people.close(VIC);
    }

    /** An alert of a runbook of its own fires; its thread. */
    private String incident(String alertname) {
        ground.runbook(alertname + ".md", RUNBOOK.formatted(alertname));
        assertThat(ground.fires(alertname, WHERE)).isEqualTo(200);
        String thread = people.root("FIRING", alertname).path("ts").asText();
        people.reply(thread, "Pods crash", "Diagnosis");
        return thread;
    }

    @ParameterizedTest
    @CsvSource({
        "'{', 400, the body is not JSON",
        "'[]', 400, ''",
        "'{\"version\":\"5\",\"alerts\":[]}', 400, version",
        "'', 400, ''"
    })
    void saysWhatIsWrongWithAWebhook(String body, int status, String sentence) {
        HttpResponse<String> answer = ground.webhook(body, "Bearer " + ground.environment.webhookToken());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(sentence).isNotBlank();
        assertThat(ground.webhook(body, "Bearer wrong").statusCode()).isEqualTo(401);
        assertThat(ground.webhook(body, "Basic !!").statusCode()).isEqualTo(401);
    }

    @Test
    void refusesAWebhookOverTheLimit() {
        HttpResponse<String> answer =
                ground.webhook(" ".repeat(2 * 1024 * 1024 + 1), "Bearer " + ground.environment.webhookToken());
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void saysThatNobodyWroteARunbookAndOffersGeneralDiagnostics() {
        double before = unmatched();
        ground.fires("NobodyWroteAboutThis", WHERE);
        String thread = people.root("NobodyWroteAboutThis").path("ts").asText();
        people.reply(thread, "No runbook covers NobodyWroteAboutThis");
        people.press(VIC, thread, "run-words", "get pods");
        people.reply(thread, "RESTARTS", "meeting-controller-");
        assertThat(unmatched()).isEqualTo(before + 1);
    }

    private double unmatched() {
        return ground.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("pageturner_alerts_unmatched_total"))
                .mapToDouble(line -> Double.parseDouble(line.split(" ")[1]))
                .sum();
    }

    @Test
    void asksForABlankAndRefusesWhatDoesNotFit() {
        String thread = incident("MissingRevision");
        people.press(RILEY, thread, "run-step", "To a revision");
        assertThat(people.fill(RILEY, "revision", "latest; kubectl delete ns x").get("revision"))
                .isNotBlank();
        assertThat(people.fill(RILEY, "revision", "--dry-run=client").get("revision"))
                .isNotBlank();
        assertThat(people.fill(RILEY, "revision", "2")).isEmpty();
        people.modal(RILEY, "--to-revision=2", "v1.4.1");
    }

    @Test
    void offersWhatTheClusterHasForABlank() {
        String thread = incident("MissingPod");
        people.press(RILEY, thread, "run-step", "kubectl logs");
        String pod = store().list(ResourceTypes.PODS, "dark-tower").stream()
                .map(each -> each.path("metadata").path("name").asText())
                .filter(name -> name.startsWith("meeting-controller-"))
                .findFirst()
                .orElseThrow();
        assertThat(people.fill(RILEY, "pod", pod)).isEmpty();
        people.reply(thread, "kubectl logs " + pod);
    }

    private ObjectStore store() {
        return ground.environment.cluster().store();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deployment/nothing | deployments.apps \"nothing\" not found",
                "deployment/global-controller | no rollout history found for deployment \"global-controller\"",
                "deployment/meeting-controller --to-revision=99 | unable to find specified revision 99 in history"
            })
    void saysInKubectlsWordsWhyARollbackWouldNotRun(String target, String sentence) {
        people.type(RILEY, "rollback " + target + " -n dark-tower", "");
        people.modal(RILEY, sentence.replace("\"", "\\\""), "Nothing was changed.");
    }

    @Test
    void saysThatADeploymentIsPaused() {
        pause(true);
        people.type(RILEY, "rollback deployment/meeting-controller -n dark-tower", "");
        people.modal(RILEY, "you cannot rollback a paused deployment", "kubectl rollout resume");
        pause(false);
    }

    private void pause(boolean paused) {
        ObjectNode deployment = store().get(ResourceTypes.DEPLOYMENTS, "dark-tower", "meeting-controller");
        store().edit(ResourceTypes.DEPLOYMENTS, deployment, each -> ((ObjectNode) each.path("spec"))
                .put("paused", paused));
    }

    @Test
    void refusesAButtonUnderAnotherIncident() {
        String one = incident("FirstOfTwo");
        String other = incident("SecondOfTwo");
        OnCall.Button own = people.button(one, "run-step", "get pods");
        String foreign = people.button(other, "run-step", "get pods").value();
        assertThat(click(RILEY, own, foreign).statusCode()).isEqualTo(200);
        people.whisper(RILEY, "belongs to another incident");
        assertThat(people.replies(one, "RESTARTS") + people.replies(other, "RESTARTS"))
                .isZero();
    }

    /** As Slack sends it, with whatever value. */
    private HttpResponse<String> click(String who, OnCall.Button button, String value) {
        ObjectNode payload = new ObjectMapper()
                .createObjectNode()
                .put("type", "block_actions")
                .put("trigger_id", "T" + Instant.now());
        payload.putObject("user").put("id", who).put("username", "riley").put("name", "riley");
        payload.putObject("channel").put("id", OnCall.CHANNEL);
        payload.putObject("container")
                .put("type", "message")
                .put("message_ts", button.ts())
                .put("channel_id", OnCall.CHANNEL);
        payload.putArray("actions")
                .addObject()
                .put("action_id", button.actionId())
                .put("block_id", button.blockId())
                .put("type", "button")
                .put("value", value)
                .put("action_ts", Instant.now().toString());
        String body = "payload=" + URLEncoder.encode(payload.toString(), StandardCharsets.UTF_8);
        return ground.callback(body, ground.workspace.signingSecret(), 0);
    }

    @Test
    void answersAClickOnAStepThatTheRunbookNoLongerHas() {
        String thread = incident("RewrittenMeanwhile");
        OnCall.Button old = people.button(thread, "run-step", "get pods");
        ground.runbook(
                "RewrittenMeanwhile.md",
                RUNBOOK.formatted("RewrittenMeanwhile").replace("get pods -n dark-tower", "get events -n dark-tower"));
        people.press(VIC, old);
        people.whisper(VIC, "The runbook has changed since this was posted");
        people.reply(thread, "get events -n dark-tower");
    }

    @Test
    void servesTheLastGoodVersionOfARunbookThatBreaksAndSaysSo() {
        String thread = incident("BrokenMeanwhile");
        OnCall.Button step = people.button(thread, "run-step", "get pods");
        ground.runbook("BrokenMeanwhile.md", "---\nservice: [\n---\n# Half a\n");
        people.press(VIC, step);
        people.reply(thread, "RESTARTS");
        people.type(VIC, "status", "");
        people.whisper(VIC, "BrokenMeanwhile.md", "Its last good version is still used.");
        ground.fires("again", "BrokenMeanwhile", Map.of("severity", "page"));
        String next = people.root("BrokenMeanwhile - page").path("ts").asText();
        people.reply(next, "Mind: BrokenMeanwhile.md, line 3: The front matter is not YAML", "Diagnosis");
    }

    @Test
    void answersASecondApprovalAndWhoeverMayNotApproveOrAsk() {
        String thread = incident("FourEyes");
        people.press(VIC, thread, "run-step", "rollout undo", "Roll back");
        people.answer(VIC, "because");
        people.whisper(VIC, "responder");
        people.press(RILEY, thread, "run-step", "rollout undo", "Roll back");
        assertThat(people.answer(RILEY, "it crashes")).isEmpty();
        OnCall.Button approve = people.button(thread, "approve");
        people.press(VIC, approve);
        people.whisper(VIC, "approve");
        people.press(RILEY, approve);
        people.whisper(RILEY, "somebody else has to approve it");
        people.press(ALEX, approve);
        people.reply(thread, "Approved by");
        assertThat(click(ALEX, approve, approve.value()).statusCode()).isEqualTo(200);
        people.whisper(ALEX, "no longer waits for approval");
        Awaitility.await().until(() -> people.replies(thread, "Done: Roll back") == 1);
    }

    @Test
    void refusesCallbacksThatSlackDidNotSignNow() {
        String body = "command=%2Fpageturner&text=status&user_id=U0RILEY&channel_id=C0ONCALL";
        assertThat(ground.callback(body, "wrong", 0).statusCode()).isEqualTo(401);
        String secret = ground.workspace.signingSecret();
        assertThat(ground.callback(body, secret, -400).statusCode()).isEqualTo(401);
        assertThat(ground.callback(body, secret, 400).statusCode()).isEqualTo(401);
        assertThat(people.whispers(RILEY).toString()).doesNotContain("Messages waiting");
    }
}
