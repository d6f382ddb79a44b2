package dev.pageturner.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.app_backend.SlackSignature;
import dev.pageturner.bot.EmptyLibrary;
import dev.pageturner.bot.approval.ActionDesk;
import dev.pageturner.bot.approval.Answer;
import dev.pageturner.bot.approval.Ask;
import dev.pageturner.bot.base.Person;
import dev.pageturner.bot.base.Secret;
import dev.pageturner.bot.execution.Clusters;
import dev.pageturner.bot.message.IncidentNotices;
import dev.pageturner.bot.message.RootNotices;
import dev.pageturner.bot.message.Values;
import dev.pageturner.bot.postgres.PostgresArrivals;
import dev.pageturner.bot.postgres.PostgresExecutions;
import dev.pageturner.bot.postgres.PostgresIncidents;
import dev.pageturner.bot.postgres.PostgresOutbox;
import dev.pageturner.bot.postgres.PostgresParcels;
import dev.pageturner.bot.postgres.TestDatabase;
import dev.pageturner.commands.Catalogue;
import dev.pageturner.commands.Command;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Parameter;
import dev.pageturner.commands.ParameterType;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.RunControl;
import dev.pageturner.commands.Systems;
import dev.pageturner.runbooks.RunbookLibrary;
import dev.pageturner.runbooks.binding.Binder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SlackFrontTest {
    private static final String SECRET = "signing-secret";
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    final TestDatabase postgres = new TestDatabase();

    private final ScriptedSlack slack = new ScriptedSlack();
    private final HttpSlackApi api = new HttpSlackApi(new Secret("xoxb-test"), slack.url());
    private final RecordingDesk desk = new RecordingDesk();
    private final Clock clock = Clock.systemUTC();
    private SlackFront front;
    private Server server;
    private int port;

    @BeforeEach
    void begin() throws Exception {
        Bell bell = new Bell();
        PostgresOutbox outbox = new PostgresOutbox(postgres.database(), clock, bell);
        PostgresIncidents incidents = new PostgresIncidents(postgres.database());
        PostgresExecutions executions = new PostgresExecutions(postgres.database());
        RunbookLibrary library = new EmptyLibrary();
        IncidentNotices notices =
                new IncidentNotices(outbox, new RootNotices(outbox, incidents, executions, library), library);
        Services services = new Services(
                postgres.database(),
                desk,
                incidents,
                executions,
                notices,
                library,
                Binder::bind,
                Choices.NONE,
                new Catalogue(List.of(new OneCommand("look", Risk.READ), new OneCommand("rollback", Risk.HIGH))),
                new OneCluster(),
                new PostgresParcels(postgres.database()),
                new PostgresArrivals(postgres.database()),
                clock);
        front = new SlackFront(
                new SlackSettings(new Secret("xoxb-test"), new Secret(SECRET), null, slack.url()),
                api,
                bell,
                new DeliveryHealth(clock),
                services,
                new SimpleMeterRegistry());
        front.start();
        server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(front.servlet()), "/slack/events");
        server.setHandler(context);
        server.start();
        port = connector.getLocalPort();
    }

    @AfterEach
    void end() throws Exception {
        server.stop();
        front.close();
        api.close();
        slack.close();
    }

    private HttpResponse<String> send(String body, String timestamp, String signature) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/slack/events"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Slack-Request-Timestamp", timestamp)
                .header("X-Slack-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> signed(String body, long secondsAway) throws Exception {
        String timestamp = "" + (clock.instant().getEpochSecond() + secondsAway);
        return send(body, timestamp, new SlackSignature.Generator(SECRET).generate(timestamp, body));
    }

    private static String form(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private String command(String text, String trigger) {
        return String.join(
                "&",
                form("command", "/pageturner"),
                form("text", text),
                form("user_id", "U0ALICE"),
                form("user_name", "alice"),
                form("channel_id", "C0ONCALL"),
                form("team_id", "T1"),
                form("trigger_id", trigger),
                form("response_url", slack.responseUrl()));
    }

    private String click(String action, String value, String actionTs) {
        ObjectNode payload =
                JSON.createObjectNode().put("type", "block_actions").put("trigger_id", "T" + actionTs);
        payload.putObject("user").put("id", "U0BOB").put("username", "bob").put("name", "bob");
        payload.putObject("channel").put("id", "C0ONCALL");
        payload.putObject("container")
                .put("type", "message")
                .put("message_ts", "1700000000.000100")
                .put("channel_id", "C0ONCALL");
        payload.putArray("actions")
                .addObject()
                .put("action_id", action + ":0.0")
                .put("type", "button")
                .put("value", value)
                .put("action_ts", actionTs);
        return form("payload", payload.toString());
    }

    @Test
    void refusesWhatIsNotSignedBySlackNow() throws Exception {
        String body = command("whoami", "1");
        String now = "" + clock.instant().getEpochSecond();
        assertThat(send(body, now, "v0=00").statusCode()).isEqualTo(401);
        assertThat(send(body, now, new SlackSignature.Generator("other").generate(now, body))
                        .statusCode())
                .isEqualTo(401);
        assertThat(signed(body, -301).statusCode()).isEqualTo(401);
        assertThat(signed(body, 302).statusCode()).isEqualTo(401);
        assertThat(signed(body, -250).statusCode()).isEqualTo(200);
    }

    @Test
    void answersSlacksQuestionWhetherWeAreThere() throws Exception {
        HttpRequest request;
        String body = "{\"type\":\"url_verification\",\"challenge\":\"abc\",\"token\":\"x\"}";
        String timestamp = "" + clock.instant().getEpochSecond();
        request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/slack/events"))
                .header("Content-Type", "application/json")
                .header("X-Slack-Request-Timestamp", timestamp)
                .header("X-Slack-Signature", new SlackSignature.Generator(SECRET).generate(timestamp, body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("abc");
    }

    @Test
    void refusesMoreThanAMebibyte() throws Exception {
        assertThat(signed("x".repeat((1 << 20) + 1), 0).statusCode()).isEqualTo(413);
    }

    @Test
    void handlesARepeatedDeliveryOnce() throws Exception {
        String click = click("approve", Values.of(UUID.randomUUID().toString()), "1.1");
        assertThat(signed(click, 0).statusCode()).isEqualTo(200);
        assertThat(signed(click, 0).statusCode()).isEqualTo(200);
        await().until(() -> desk.decisions.size() == 1);
        Thread.sleep(300);
        assertThat(desk.decisions).hasSize(1).first().asString().contains("approve U0BOB");
    }

    @Test
    void tellsWhoeverMayNotWhoCan() throws Exception {
        desk.answer = new Answer.Refused("You may not decide on #1. An approver can.", List.of("S0LEADS", "U0CAROL"));
        signed(click("approve", Values.of(UUID.randomUUID().toString()), "1.2"), 0);
        await().until(() -> !slack.calls("chat.postEphemeral").isEmpty());
        ScriptedSlack.Call told = slack.calls("chat.postEphemeral").get(0);
        assertThat(told.get("user")).isEqualTo("U0BOB");
        assertThat(told.get("blocks")).contains("<!subteam^S0LEADS>").contains("<@U0CAROL>");
    }

    @Test
    void answersAClickOnAnUnknownButton() throws Exception {
        signed(click("from-the-past", "x", "1.3"), 0);
        await().until(() -> !slack.calls("chat.postEphemeral").isEmpty());
    }

    @Test
    void answersAValueWithSomethingBehindIt() throws Exception {
        signed(click("approve", Values.of(UUID.randomUUID().toString()) + "x", "1.4"), 0);
        await().until(() -> !slack.calls("chat.postEphemeral").isEmpty());
        assertThat(desk.decisions).isEmpty();
    }

    @Test
    void answersOnItsOtherWayWhenTheFirstAnswerIsLost() throws Exception {
        slack.next("chat.postEphemeral", ScriptedSlack.Mishap.NOT_DONE_500);
        ObjectNode payload = (ObjectNode) JSON.readTree(
                java.net.URLDecoder.decode(click("from-the-past", "x", "1.5").substring(8), StandardCharsets.UTF_8));
        payload.put("response_url", slack.responseUrl());
        signed(form("payload", payload.toString()), 0);
        await().until(() -> !slack.responses.isEmpty());
    }

    @Test
    void takesAShortcutOnAMessageForTheWordItIsNamedAfter() throws Exception {
        ObjectNode payload = JSON.createObjectNode()
                .put("type", "message_action")
                .put("callback_id", "whoami")
                .put("trigger_id", "T1")
                .put("response_url", slack.responseUrl());
        payload.putObject("user").put("id", "U0BOB").put("name", "bob");
        payload.putObject("channel").put("id", "C0ONCALL");
        payload.putObject("message").put("type", "message").put("ts", "1.1").put("text", "x");
        assertThat(signed(form("payload", payload.toString()), 0).statusCode()).isEqualTo(200);
        await().until(() -> !slack.calls("chat.postEphemeral").isEmpty());
        assertThat(slack.calls("chat.postEphemeral").get(0).get("thread_ts")).isEqualTo("1.1");
        assertThat(signed(form("ssl_check", "1"), 0).statusCode()).isEqualTo(200);
    }

    @Test
    void understandsAWordWithTheCapitalLetterOfAPhone() throws Exception {
        signed(command("Whoami", "11"), 0);
        await().until(() -> !slack.responses.isEmpty());
        assertThat(slack.responses.get(0)).contains("viewer");
    }

    @Test
    void runsAReadThatWasTyped() throws Exception {
        signed(command("look web -n shop", "2"), 0);
        await().until(() -> desk.asks.size() == 1);
        assertThat(desk.asks.get(0).words()).containsExactly("look", "web", "-n", "shop");
        assertThat(desk.asks.get(0).origin().channel()).isEqualTo("C0ONCALL");
    }

    @Test
    void showsAChangeBeforeItIsRequestedAndAsksWhy() throws Exception {
        signed(command("rollback web -n shop", "3"), 0);
        await().until(() -> !slack.calls("views.update").isEmpty());
        assertThat(slack.calls("views.open").get(0).get("trigger_id")).isEqualTo("3");
        var view = JSON.readTree(slack.calls("views.update").get(0).get("view"));
        assertThat(view.path("callback_id").asText()).isEqualTo("request-change");
        assertThat(view.toString()).contains("Current revision");

        HttpResponse<String> without =
                signed(submission(view.path("private_metadata").asText(), ""), 0);
        assertThat(without.body()).contains("errors").contains("reason");
        assertThat(desk.asks).isEmpty();

        HttpResponse<String> with =
                signed(submission(view.path("private_metadata").asText(), "bad release"), 0);
        assertThat(with.statusCode()).isEqualTo(200);
        await().until(() -> desk.asks.size() == 1);
        assertThat(desk.asks.get(0).reason()).isEqualTo("bad release");
        assertThat(desk.asks.get(0).fingerprint()).isEqualTo("f1");
    }

    private static String submission(String metadata, String reason) {
        ObjectNode payload =
                JSON.createObjectNode().put("type", "view_submission").put("trigger_id", "9");
        payload.putObject("user").put("id", "U0ALICE").put("name", "alice");
        ObjectNode view =
                payload.putObject("view").put("id", "V1").put("type", "modal").put("hash", "h");
        view.put("callback_id", "request-change").put("private_metadata", metadata);
        view.putObject("state")
                .putObject("values")
                .putObject("reason")
                .putObject("value")
                .put("type", "plain_text_input")
                .put("value", reason);
        return form("payload", payload.toString());
    }

    @Test
    void helpsWithAWordThatIsNone() throws Exception {
        signed(command("rolback web", "4"), 0);
        await().until(() -> !slack.responses.isEmpty());
        assertThat(slack.responses.get(0)).contains("Did you mean rollback?");
    }

    @Test
    void answersHelpStatusAndWhoAmI() throws Exception {
        signed(command("help", "5"), 0);
        signed(command("status", "6"), 0);
        signed(command("whoami", "7"), 0);
        signed(command("runbook nothing", "8"), 0);
        await().until(() -> slack.responses.size() == 4);
        assertThat(slack.responses.toString())
                .contains("rollback")
                .contains("No open incidents")
                .contains("viewer")
                .contains("No scenario");
    }

    @Test
    void takesACommandFromAMention() throws Exception {
        String body =
                "{\"type\":\"event_callback\",\"event_id\":\"Ev1\",\"team_id\":\"T1\",\"event\":{\"type\":\"app_mention\","
                        + "\"user\":\"U0ALICE\",\"text\":\"<@U0BOT> look \u201cweb pod\u201d\",\"channel\":\"C0ONCALL\",\"ts\":\"1.5\","
                        + "\"thread_ts\":\"1.0\"}}";
        String timestamp = "" + clock.instant().getEpochSecond();
        for (int i = 0; i < 2; i++) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/slack/events"))
                    .header("Content-Type", "application/json")
                    .header("X-Slack-Request-Timestamp", timestamp)
                    .header("X-Slack-Signature", new SlackSignature.Generator(SECRET).generate(timestamp, body))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        }
        await().until(() -> !desk.asks.isEmpty());
        Thread.sleep(200);
        assertThat(desk.asks).hasSize(1);
        assertThat(desk.asks.get(0).words()).containsExactly("look", "web pod");
        assertThat(desk.asks.get(0).origin().threadTs()).isEqualTo("1.0");
    }

    @Test
    void acknowledgesAlthoughTheDatabaseIsAway() throws Exception {
        postgres.database().close();
        long started = System.nanoTime();
        assertThat(signed(click("approve", Values.of(UUID.randomUUID().toString()), "1.9"), 0)
                        .statusCode())
                .isEqualTo(200);
        assertThat(System.nanoTime() - started).isLessThan(2_500_000_000L);
        await().until(() -> !slack.calls("chat.postEphemeral").isEmpty());
        assertThat(slack.calls("chat.postEphemeral").get(0).get("text")).contains("nothing was done");
    }

    @Test
    void readsTypedTextAsPhonesAndSlackSendIt() {
        assertThat(TypedWords.of(
                        "rollback \u2014to-revision=3 \u201ca b\u201d <http://x.example|x.example> &amp; 'q\"'"))
                .containsExactly("rollback", "--to-revision=3", "a b", "x.example", "&", "q\"");
        assertThat(TypedWords.ofMention(" <@U1|bot>  status ")).containsExactly("status");
    }

    private static final class RecordingDesk implements ActionDesk {
        final List<Ask> asks = new CopyOnWriteArrayList<>();
        final List<String> decisions = new CopyOnWriteArrayList<>();
        volatile Answer answer = new Answer.Refused("No.");

        @Override
        public Preview preview(Person who, List<String> words, String cluster) {
            return new OneCommand("rollback", Risk.HIGH).preview(new Invocation("rollback", Map.of(), words), null);
        }

        @Override
        public Answer ask(Ask ask) {
            asks.add(ask);
            return answer;
        }

        @Override
        public Answer approve(Person who, UUID execution, String why) {
            decisions.add("approve " + who.id());
            return answer;
        }

        @Override
        public Answer deny(Person who, UUID execution, String why) {
            decisions.add("deny " + who.id());
            return answer;
        }

        @Override
        public Answer cancel(Person who, UUID execution) {
            decisions.add("cancel " + who.id());
            return answer;
        }

        @Override
        public List<String> roles(Person who) {
            return List.of("viewer: may look");
        }
    }

    private record OneCommand(String name, Risk risk) implements Command {
        @Override
        public CommandSpec spec() {
            return new CommandSpec(
                    name,
                    "Does " + name + ".",
                    risk,
                    List.of(
                            Parameter.positional("target", ParameterType.TEXT, "What."),
                            Parameter.flag("namespace", ParameterType.NAMESPACE, "Where.", "n")),
                    List.of(name + " web"),
                    List.of());
        }

        @Override
        public Preview preview(Invocation invocation, CommandContext context) {
            return new Preview(
                    name,
                    "deployment/web",
                    Map.of(),
                    risk,
                    true,
                    null,
                    List.of(),
                    Map.of("Current revision", "4"),
                    List.of(),
                    "f1");
        }

        @Override
        public Outcome run(Invocation invocation, CommandContext context, RunControl control) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class OneCluster implements Clusters {
        @Override
        public Optional<Systems> find(String name) {
            return Optional.empty();
        }

        @Override
        public List<String> names() {
            return List.of("production");
        }

        @Override
        public String of(Map<String, String> labels) {
            return "production";
        }
    }
}
