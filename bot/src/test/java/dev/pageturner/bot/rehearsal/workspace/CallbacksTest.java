package dev.pageturner.bot.rehearsal.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.methods.MethodsClient;
import com.slack.api.webhook.WebhookResponse;
import dev.pageturner.bot.rehearsal.workspace.FakeBot.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the bot is sent when people click, type and fill in, and what its answers do. */
class CallbacksTest {
    private static final String CHANNEL = "C0ONCALL";
    private static final String MODAL = """
            {"type":"modal","callback_id":"rollback","title":{"type":"plain_text","text":"Roll back"},
             "submit":{"type":"plain_text","text":"Ask"},"private_metadata":"m-1","blocks":[
              {"type":"input","block_id":"why","label":{"type":"plain_text","text":"Reason"},
               "element":{"type":"plain_text_input","action_id":"reason","min_length":3}},
              {"type":"input","block_id":"rev","optional":true,"label":{"type":"plain_text","text":"Revision"},
               "element":{"type":"static_select","action_id":"revision","options":[
                 {"text":{"type":"plain_text","text":"Revision 4"},"value":"4"},
                 {"text":{"type":"plain_text","text":"Revision 3"},"value":"3"}]}}]}""";
    private static final String BUTTONS = """
            [{"type":"actions","block_id":"b1","elements":[
              {"type":"button","action_id":"check","value":"pods","text":{"type":"plain_text","text":"Check pods"}},
              {"type":"static_select","action_id":"pick","options":[
                {"text":{"type":"plain_text","text":"One"},"value":"1"}]}]}]""";

    private static final HandClock CLOCK = new HandClock();
    private static LocalWorkspace workspace;
    private static FakeBot bot;
    private static MethodsClient slack;
    private static WorkspaceProbe people;

    @BeforeAll
    static void start() throws Exception {
        WorkspaceSettings settings = WorkspaceSettings.rehearsal()
                .withRateLimits(RateLimits.none())
                .withCallbackTiming(
                        Duration.ofMillis(400), List.of(Duration.ZERO, Duration.ofMillis(20), Duration.ofMillis(20)));
        workspace = LocalWorkspace.start(settings, CLOCK);
        bot = new FakeBot(workspace.signingSecret());
        workspace.connect(bot.url());
        slack = SlackClients.of(workspace);
        people = workspace.probe();
    }

    @AfterAll
    static void stop() {
        bot.close();
        workspace.close();
    }

    @BeforeEach
    void forget() {
        bot.forget();
    }

    @Test
    void sendsAClickSignedAndWithEverythingThatBoltReads() throws Exception {
        String ts = postButtons();
        Ack ack = people.click("U0RILEY", CHANNEL, ts, "check");
        assertThat(ack.acknowledged()).isTrue();
        assertThat(bot.last().signed()).isTrue();
        JsonNode payload = bot.last().payload();
        assertThat(payload.path("type").asText()).isEqualTo("block_actions");
        assertThat(payload.at("/user/id").asText()).isEqualTo("U0RILEY");
        assertThat(payload.at("/container/message_ts").asText()).isEqualTo(ts);
        assertThat(payload.at("/message/blocks/0/block_id").asText()).isEqualTo("b1");
        assertThat(payload.at("/actions/0/value").asText()).isEqualTo("pods");
        assertThat(payload.at("/actions/0/type").asText()).isEqualTo("button");
        assertThat(payload.at("/state/values/b1/pick/type").asText()).isEqualTo("static_select");
        assertThat(payload.path("trigger_id").asText()).matches("\\d+\\.\\d+\\.[0-9a-f]{32}");
    }

    @Test
    void sendsAChosenOptionAsItWasOffered() throws Exception {
        String ts = postButtons();
        people.choose("U0RILEY", CHANNEL, ts, "pick", "1");
        assertThat(bot.last()
                        .payload()
                        .at("/actions/0/selected_option/text/text")
                        .asText())
                .isEqualTo("One");
        assertThatThrownBy(() -> people.choose("U0RILEY", CHANNEL, ts, "pick", "2"))
                .hasMessageContaining("no_such_option");
        assertThatThrownBy(() -> people.click("U0RILEY", CHANNEL, ts, "gone")).hasMessageContaining("no_such_action");
    }

    @Test
    void saysWhenTheBotIsLateBrokenOrNotThere() throws Exception {
        String ts = postButtons();
        bot.sleepsFor(Duration.ofSeconds(1));
        assertThat(people.click("U0RILEY", CHANNEL, ts, "check").problem()).isEqualTo("operation_timeout");
        bot.answers(callback -> new Answer(500, ""));
        assertThat(people.click("U0RILEY", CHANNEL, ts, "check").problem()).isEqualTo("dispatch_failed");
        workspace.connect(java.net.URI.create("http://127.0.0.1:9/"));
        assertThat(people.click("U0RILEY", CHANNEL, ts, "check").problem()).isEqualTo("app_unreachable");
        workspace.connect(bot.url());
    }

    @Test
    void opensOneModalForEachTriggerWithinThreeSeconds() throws Exception {
        String trigger = trigger();
        assertThat(slack.viewsOpen(r -> r.triggerId(trigger).viewAsString(MODAL))
                        .isOk())
                .isTrue();
        assertThat(slack.viewsOpen(r -> r.triggerId(trigger).viewAsString(MODAL))
                        .getError())
                .isEqualTo("exchanged_trigger_id");
        String late = trigger();
        CLOCK.turn(Duration.ofMillis(3001));
        assertThat(slack.viewsOpen(r -> r.triggerId(late).viewAsString(MODAL)).getError())
                .isEqualTo("expired_trigger_id");
        assertThat(slack.viewsOpen(r -> r.triggerId("1.2.3").viewAsString(MODAL))
                        .getError())
                .isEqualTo("invalid_trigger_id");
    }

    @Test
    void checksInputsBeforeTheBotHearsOfThem() throws Exception {
        openModal();
        bot.forget();
        assertThat(people.submit("U0RILEY", Map.of()).errors()).containsKey("why");
        assertThat(people.submit("U0RILEY", Map.of("reason", "no")).errors().get("why"))
                .contains("at least 3");
        assertThat(bot.received()).isEmpty();
    }

    @Test
    void submitsAModalAndShowsTheBotsErrors() throws Exception {
        openModal();
        bot.answers("{\"response_action\":\"errors\",\"errors\":{\"why\":\"Say more\"}}");
        var refused = people.submit("U0RILEY", Map.of("reason", "because", "revision", "3"));
        assertThat(refused.errors()).containsEntry("why", "Say more");
        assertThat(people.modal("U0RILEY")).isPresent();
        JsonNode payload = bot.last().payload();
        assertThat(payload.path("type").asText()).isEqualTo("view_submission");
        assertThat(payload.at("/view/state/values/why/reason/value").asText()).isEqualTo("because");
        assertThat(payload.at("/view/state/values/rev/revision/selected_option/value")
                        .asText())
                .isEqualTo("3");
        assertThat(payload.at("/view/private_metadata").asText()).isEqualTo("m-1");
        bot.answers("");
        assertThat(people.submit("U0RILEY", Map.of("reason", "because")).ack().acknowledged())
                .isTrue();
        assertThat(people.modal("U0RILEY")).isEmpty();
    }

    @Test
    void updatesPushesAndClearsModalsAsTheBotAnswers() throws Exception {
        openModal();
        bot.answers("{\"response_action\":\"update\",\"view\":" + MODAL.replace("Roll back", "Updated") + "}");
        people.submit("U0RILEY", Map.of("reason", "because"));
        assertThat(people.modal("U0RILEY").orElseThrow().at("/title/text").asText())
                .isEqualTo("Updated");
        bot.answers("{\"response_action\":\"push\",\"view\":" + MODAL.replace("Roll back", "Pushed") + "}");
        people.submit("U0RILEY", Map.of("reason", "because"));
        assertThat(people.modal("U0RILEY").orElseThrow().at("/title/text").asText())
                .isEqualTo("Pushed");
        people.closeModal("U0RILEY");
        assertThat(people.modal("U0RILEY").orElseThrow().at("/title/text").asText())
                .isEqualTo("Updated");
        bot.answers("{\"response_action\":\"clear\"}");
        people.submit("U0RILEY", Map.of("reason", "because"));
        assertThat(people.modal("U0RILEY")).isEmpty();
    }

    @Test
    void refusesAnUpdateOfAViewThatHasChangedMeanwhile() throws Exception {
        openModal();
        JsonNode view = people.modal("U0RILEY").orElseThrow();
        String id = view.path("id").asText();
        assertThat(slack.viewsUpdate(r ->
                                r.viewId(id).hash(view.path("hash").asText()).viewAsString(MODAL))
                        .isOk())
                .isTrue();
        assertThat(slack.viewsUpdate(r ->
                                r.viewId(id).hash(view.path("hash").asText()).viewAsString(MODAL))
                        .getError())
                .isEqualTo("hash_conflict");
        assertThat(slack.viewsUpdate(r -> r.viewId("V0GONE").viewAsString(MODAL))
                        .getError())
                .isEqualTo("not_found");
    }

    @Test
    void runsASlashCommandAndShowsItsAnswerOnlyToTheCaller() throws Exception {
        bot.answers("{\"response_type\":\"ephemeral\",\"text\":\"here to help\"}");
        people.command("U0VIC", CHANNEL, "/pageturner help me");
        Map<String, String> form = bot.last().form();
        assertThat(bot.last().signed()).isTrue();
        assertThat(form).containsEntry("command", "/pageturner").containsEntry("text", "help me");
        assertThat(form).containsEntry("user_id", "U0VIC").containsEntry("channel_id", CHANNEL);
        people.awaitEphemeral("U0VIC", m -> m.path("text").asText().equals("here to help"), Duration.ofSeconds(2));
        people.command("U0VIC", CHANNEL, "/nonsense");
        people.awaitEphemeral(
                "U0VIC", m -> m.path("text").asText().contains("not a valid command"), Duration.ofSeconds(2));
    }

    @Test
    void carriesTheThreadOfACommandThatWasTypedInOne() throws Exception {
        String root = postButtons();
        people.command("U0RILEY", CHANNEL, "/pageturner status", root);
        assertThat(bot.last().form()).containsEntry("thread_ts", root);
    }

    @Test
    void tellsTheCallerWhenACommandTimesOut() {
        bot.sleepsFor(Duration.ofSeconds(1));
        people.command("U0VIC", CHANNEL, "/pageturner status");
        people.awaitEphemeral(
                "U0VIC",
                m -> m.path("text").asText().equals("/pageturner failed with the error \"operation_timeout\""),
                Duration.ofSeconds(2));
    }

    @Test
    void letsAResponseUrlBeUsedFiveTimesWithinThirtyMinutes() throws Exception {
        people.command("U0VIC", CHANNEL, "/pageturner status");
        String url = bot.last().form().get("response_url");
        for (int i = 0; i < 5; i++) {
            assertThat(respond(url, "{\"text\":\"answer\"}").getCode()).isEqualTo(200);
        }
        assertThat(respond(url, "{\"text\":\"answer\"}").getBody()).contains("used_url");
        people.command("U0VIC", CHANNEL, "/pageturner status");
        String old = bot.last().form().get("response_url");
        CLOCK.turn(Duration.ofMinutes(31));
        assertThat(respond(old, "{\"text\":\"answer\"}").getBody()).contains("expired_url");
        CLOCK.turn(Duration.ofMinutes(-31));
    }

    @Test
    void replacesAndDeletesTheOriginalThroughAResponseUrl() throws Exception {
        String ts = postButtons();
        people.click("U0RILEY", CHANNEL, ts, "check");
        String url = bot.last().payload().path("response_url").asText();
        respond(url, "{\"replace_original\":true,\"text\":\"done\"}");
        assertThat(people.messages(CHANNEL))
                .anyMatch(m -> m.path("ts").asText().equals(ts)
                        && m.path("text").asText().equals("done"));
        respond(url, "{\"delete_original\":true}");
        assertThat(people.messages(CHANNEL))
                .noneMatch(m -> m.path("ts").asText().equals(ts));
    }

    @Test
    void clicksInAnEphemeralMessage() throws Exception {
        String ts = slack.chatPostEphemeral(
                        r -> r.channel(CHANNEL).user("U0RILEY").text("x").blocksAsString(BUTTONS))
                .getMessageTs();
        people.click("U0RILEY", CHANNEL, ts, "check");
        assertThat(bot.last().payload().at("/container/is_ephemeral").asBoolean())
                .isTrue();
        assertThat(bot.last().payload().has("message")).isFalse();
        assertThatThrownBy(() -> people.click("U0VIC", CHANNEL, ts, "check")).hasMessageContaining("message_not_found");
    }

    @Test
    void repeatsAnEventThatWasNotAcknowledgedThreeTimes() {
        bot.answers(callback -> new Answer(500, ""));
        people.say("U0RILEY", CHANNEL, "<@U0PAGETURNER> status", "");
        await().atMost(Duration.ofSeconds(3)).until(() -> bot.received().size() == 4);
        assertThat(bot.received().get(0).headers()).doesNotContainKey("x-slack-retry-num");
        assertThat(bot.received().get(3).headers())
                .containsEntry("x-slack-retry-num", "3")
                .containsEntry("x-slack-retry-reason", "http_error");
        assertThat(bot.received())
                .extracting(r -> r.payload().path("event_id").asText())
                .containsOnly(bot.received().get(0).payload().path("event_id").asText());
        assertThat(bot.last().payload().at("/event/type").asText()).isEqualTo("app_mention");
    }

    @Test
    void publishesAHomeTabAfterItWasOpened() throws Exception {
        people.openHome("U0OWNER");
        await().atMost(Duration.ofSeconds(2)).until(() -> !bot.received().isEmpty());
        assertThat(bot.last().payload().at("/event/type").asText()).isEqualTo("app_home_opened");
        String home = "{\"type\":\"home\",\"blocks\":[{\"type\":\"divider\"}]}";
        assertThat(slack.viewsPublish(r -> r.userId("U0OWNER").viewAsString(home))
                        .isOk())
                .isTrue();
        assertThat(people.home("U0OWNER")).isPresent();
        assertThat(slack.viewsPublish(r -> r.userId("U0OWNER").viewAsString(MODAL))
                        .getError())
                .isEqualTo("invalid_arguments");
    }

    private static String postButtons() throws Exception {
        return slack.chatPostMessage(r -> r.channel(CHANNEL).text("buttons").blocksAsString(BUTTONS))
                .getTs();
    }

    private static String trigger() throws Exception {
        people.click("U0RILEY", CHANNEL, postButtons(), "check");
        return bot.last().payload().path("trigger_id").asText();
    }

    private static void openModal() throws Exception {
        String trigger = trigger();
        assertThat(slack.viewsOpen(r -> r.triggerId(trigger).viewAsString(MODAL))
                        .isOk())
                .isTrue();
    }

    private static WebhookResponse respond(String url, String body) throws Exception {
        return com.slack.api.Slack.getInstance().send(url, body);
    }
}
