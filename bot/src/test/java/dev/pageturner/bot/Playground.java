package dev.pageturner.bot;

import com.slack.api.app_backend.SlackSignature;
import dev.pageturner.bot.base.Secret;
import dev.pageturner.bot.config.Settings;
import dev.pageturner.bot.postgres.DatabaseSettings;
import dev.pageturner.bot.postgres.TestDatabase;
import dev.pageturner.bot.rehearsal.PracticeEnvironment;
import dev.pageturner.bot.rehearsal.workspace.LocalWorkspace;
import dev.pageturner.bot.rehearsal.workspace.OnCall;
import dev.pageturner.bot.rehearsal.workspace.WorkspaceSettings;
import dev.pageturner.runbooks.library.ReloadingLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** The whole bot among the neighbours of the rehearsal, each behind a gate that a test can shut. The alerts are the test's own. */
final class Playground implements AutoCloseable {
    static final String META = "meta-token";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;

    final Gate slack;
    final Gate kubernetes;
    final Gate prometheus;
    final Gate database;
    final PracticeEnvironment environment;
    final LocalWorkspace workspace;
    final OnCall people;
    final ReloadingLibrary library;
    final Pageturner bot;

    Playground(Path folder, boolean neighboursAnswer) throws IOException {
        this.folder = folder;
        Clock clock = Clock.systemUTC();
        DatabaseSettings own = opened(new TestDatabase()).settings();
        environment = opened(PracticeEnvironment.start(
                new PracticeEnvironment.DatabaseServer(own.url(), own.user(), ""), folder.resolve("practice"), clock));
        workspace = opened(LocalWorkspace.start(WorkspaceSettings.rehearsal(), clock));
        people = new OnCall(workspace.probe(), PATIENCE);
        slack = gate(workspace.apiUrl(), neighboursAnswer);
        kubernetes = gate(environment.cluster().url(), neighboursAnswer);
        prometheus = gate(environment.monitoringUrl(), neighboursAnswer);
        database = gate(own.url().substring("jdbc:".length()), true);
        Path runbooks = Files.createDirectories(folder.resolve("runbooks"));
        library = opened(new ReloadingLibrary(List.of(runbooks), Duration.ofMillis(100)));
        bot = opened(Pageturner.start(settings(own), library, clock));
        workspace.connect(URI.create(bot.url() + "/slack/events"));
    }

    private Gate gate(String url, boolean answers) {
        Gate gate = opened(new Gate(URI.create(url).getPort()));
        return answers ? gate.open() : gate;
    }

    private Settings settings(DatabaseSettings own) throws IOException {
        Path kubeconfig = folder.resolve("kubeconfig");
        Files.writeString(kubeconfig, kubernetes.url(Files.readString(environment.kubeconfig())));
        return new Settings(
                List.of(),
                new Settings.Slack(
                        new Secret(workspace.botToken()),
                        new Secret(workspace.signingSecret()),
                        new Secret(""),
                        slack.url(workspace.apiUrl()),
                        OnCall.CHANNEL,
                        List.of()),
                List.of(
                        new Settings.Alertmanager("other", new Secret("other"), "http://127.0.0.1:9"),
                        new Settings.Alertmanager(
                                "main",
                                new Secret(environment.webhookToken()),
                                prometheus.url(environment.monitoringUrl()))),
                List.of(new Settings.Cluster(
                        "practice",
                        kubeconfig.toString(),
                        Map.of(),
                        false,
                        prometheus.url(environment.monitoringUrl()),
                        Map.of())),
                new Settings.People(List.of("S0ONCALL"), List.of("S0LEADS"), List.of()),
                List.of(),
                List.of(new Settings.MetaToken("test", new Secret(META), List.of("meta:read"))),
                new Settings.Database(database.url(own.url()), own.user(), own.password()),
                new Settings.Listen("127.0.0.1", 0),
                folder.resolve("data"));
    }

    /** Writes a runbook and waits until it is the one in use, or until its problem is known. */
    void runbook(String name, String markdown) {
        try {
            Files.writeString(folder.resolve("runbooks").resolve(name), markdown);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        library.refresh();
    }

    /** One alert in the group of its name fires; the status of the answer. */
    int fires(String alertname, Map<String, String> labels) {
        return fires(alertname, alertname, labels);
    }

    int fires(String group, String alertname, Map<String, String> labels) {
        StringBuilder all = new StringBuilder("\"alertname\":\"" + alertname + "\"");
        labels.forEach((name, value) ->
                all.append(",\"").append(name).append("\":\"").append(value).append('"'));
        return webhook("""
                        {"version":"4","groupKey":"{}:{group=%1$s}","status":"firing","receiver":"pageturner","groupLabels":{},
                         "commonLabels":{%2$s},"commonAnnotations":{},"externalURL":"http://am","alerts":[
                         {"status":"firing","labels":{%2$s},"annotations":{},"startsAt":"%3$s",
                          "endsAt":"0001-01-01T00:00:00Z","fingerprint":"%1$s"}]}""".formatted(group, all, Instant.now()), "Bearer " + environment.webhookToken())
                .statusCode();
    }

    HttpResponse<String> webhook(String body, String authorization) {
        return send(HttpRequest.newBuilder(URI.create(bot.url() + "/webhooks/alertmanager"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .header("Authorization", authorization));
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(bot.url() + path)).header("Authorization", "Bearer " + META));
    }

    /** As Slack calls back, signed with this secret so many seconds away from now. */
    HttpResponse<String> callback(String body, String secret, long secondsAway) {
        String timestamp = Long.toString(Instant.now().getEpochSecond() + secondsAway);
        return send(HttpRequest.newBuilder(URI.create(bot.url() + "/slack/events"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Slack-Request-Timestamp", timestamp)
                .header("X-Slack-Signature", new SlackSignature.Generator(secret).generate(timestamp, body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
