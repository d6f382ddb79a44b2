package dev.pageturner.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pageturner.bot.base.Secret;
import dev.pageturner.bot.config.ConfigReader;
import dev.pageturner.bot.config.Loaded;
import dev.pageturner.bot.config.Settings;
import dev.pageturner.bot.postgres.DatabaseSettings;
import dev.pageturner.bot.postgres.TestDatabase;
import dev.pageturner.runbooks.RunbookLibrary;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The program as it runs in production, asked over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeBotTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String META = "meta-token";
    private static final String WEBHOOK = "webhook-token";

    private final HttpClient http = HttpClient.newHttpClient();
    private final TestDatabase postgres = new TestDatabase();
    private Pageturner bot;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        DatabaseSettings database = postgres.settings();
        Files.createDirectories(directory.resolve("runbooks"));
        Files.writeString(
                directory.resolve("runbooks/mc.md"), "# MC\n\n### Scenario 1: Down\n\n**Alert**: MCDown\n\nLook.\n");
        bot = Pageturner.start(settings(directory, database), library(directory), Clock.systemUTC());
    }

    private static RunbookLibrary library(Path directory) {
        return dev.pageturner.runbooks.library.Runbooks.load(List.of(directory.resolve("runbooks")));
    }

    private static Settings settings(Path directory, DatabaseSettings database) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "SLACK_BOT_TOKEN", "xoxb",
                "SLACK_SIGNING_SECRET", "signing",
                "SLACK_CHANNEL", "C0TEST",
                "SLACK_API_URL", "http://127.0.0.1:1/api/",
                "ALERTMANAGER_WEBHOOK_TOKEN", WEBHOOK,
                "META_TOKEN", META,
                "DATABASE_URL", database.url(),
                "DATABASE_USER", database.user(),
                "PAGETURNER_PORT", "0",
                "PAGETURNER_LISTEN", "127.0.0.1"));
        Path file = directory.resolve("pageturner.yaml");
        try {
            Files.writeString(file, """
                    runbooks: [runbooks]
                    meta:
                      tokens:
                        - {name: reader, token: "${META_TOKEN}", scopes: ["meta:read"]}
                        - {name: other, token: other-token, scopes: ["something:else"]}
                    """);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        Loaded loaded = new ConfigReader(environment, directory).read(file);
        assertThat(loaded).isInstanceOf(Loaded.Ok.class);
        return ((Loaded.Ok) loaded).settings();
    }

    @AfterAll
    void stop() {
        bot.close();
        postgres.close();
    }

    private HttpResponse<String> get(String path, String... headers) {
        return send(HttpRequest.newBuilder(URI.create(bot.url() + path)), headers);
    }

    private HttpResponse<String> notify(String body, String authorization) {
        return send(
                HttpRequest.newBuilder(URI.create(bot.url() + "/webhooks/alertmanager"))
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                "Authorization",
                authorization);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        try {
            HttpRequest.Builder whole = headers.length == 0 ? request : request.headers(headers);
            return http.send(whole.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String payload(String groupKey, int alerts) {
        String all = String.join(
                ",",
                IntStream.range(0, alerts)
                        .mapToObj(i -> """
                                {"status":"firing","labels":{"alertname":"MCDown","pod":"%s-%d"},"annotations":{},
                                 "startsAt":"2026-11-21T10:00:00Z","endsAt":"0001-01-01T00:00:00Z","fingerprint":"%s%d"}""".formatted(groupKey, i, groupKey, i))
                        .toList());
        return """
                {"version":"4","groupKey":"%s","status":"firing","receiver":"pageturner","groupLabels":{},
                 "commonLabels":{"alertname":"MCDown"},"commonAnnotations":{},"externalURL":"http://am","alerts":[%s]}""".formatted(groupKey, all);
    }

    @Test
    void takesANotificationWithItsTokenAndPutsItOnRecord() {
        assertThat(notify(payload("taken", 1), "Bearer " + WEBHOOK).statusCode())
                .isEqualTo(200);
        String basic = Base64.getEncoder().encodeToString(("am:" + WEBHOOK).getBytes(StandardCharsets.UTF_8));
        assertThat(notify(payload("taken", 1), "Basic " + basic).statusCode()).isEqualTo(200);
        Awaitility.await().untilAsserted(() -> {
            JsonNode stats = JSON.readTree(get("/api/meta/audit-stats", "Authorization", "Bearer " + META)
                    .body());
            assertThat(stats.at("/windows/5m/count").asInt()).isPositive();
        });
    }

    @Test
    void takesAStormInOneNotification() {
        assertThat(notify(payload("storm", 200), "Bearer " + WEBHOOK).statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesAWrongTokenABadBodyAndAnotherVersion() {
        assertThat(notify(payload("x", 1), "Bearer wrong").statusCode()).isEqualTo(401);
        HttpResponse<String> malformed = notify("{", "Bearer " + WEBHOOK);
        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(malformed.body()).contains("the body is not JSON");
        assertThat(notify(payload("x", 1).replace("\"4\"", "\"5\""), "Bearer " + WEBHOOK)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesABodyOverTheLimit() {
        assertThat(notify("x".repeat(3 * 1024 * 1024), "Bearer " + WEBHOOK).statusCode())
                .isEqualTo(413);
    }

    @Test
    void saysWhichMethodsAPathTakesAndNothingAboutItself() {
        HttpResponse<String> wrong = get("/webhooks/alertmanager");
        assertThat(wrong.statusCode()).isEqualTo(405);
        assertThat(wrong.headers().firstValue("Allow")).contains("POST");
        HttpResponse<String> missing = get("/no/such/path");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.headers().firstValue("Server")).isEmpty();
        assertThat(missing.body()).doesNotContainIgnoringCase("jetty");
    }

    @Test
    void answersGarbageWithoutAStackTrace() throws IOException {
        URI url = URI.create(bot.url());
        try (Socket socket = new Socket(url.getHost(), url.getPort());
                OutputStream out = socket.getOutputStream()) {
            out.write("GARBAGE\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("Exception", "Server:");
        }
    }

    @Test
    void answersWhatTheImageAndTheManifestProbe() throws IOException {
        Pattern probe = Pattern.compile("(?:127\\.0\\.0\\.1:\\S+?|httpGet: \\{path: )(/\\w+)");
        String files = Files.readString(Path.of("../Dockerfile"))
                + Files.readString(Path.of("../config/kubernetes/pageturner.yaml"));
        Set<String> paths =
                probe.matcher(files).results().map(found -> found.group(1)).collect(Collectors.toSet());
        assertThat(paths).hasSize(2).allSatisfy(path -> assertThat(get(path).statusCode())
                .isEqualTo(200));
    }

    @Test
    void saysThatItIsAliveAndWhichBuildItIs() throws IOException {
        assertThat(get("/health").body()).isEqualTo("OK");
        JsonNode version = JSON.readTree(get("/version").body());
        assertThat(version.path("version").asText()).isNotEmpty();
        assertThat(version.has("commit")).isTrue();
        assertThat(version.has("build_time")).isTrue();
    }

    @Test
    void saysThatItIsReadyWithEachCheck() throws IOException {
        for (String path : List.of("/readiness", "/ready")) {
            HttpResponse<String> answer = get(path);
            JsonNode json = JSON.readTree(answer.body());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(json.path("status").asText()).isIn("ready", "degraded");
            assertThat(json.at("/checks/db/status").asText()).isEqualTo("ok");
            assertThat(json.at("/checks/queue").isMissingNode()).isFalse();
            assertThat(json.at("/checks/outbound").isMissingNode()).isFalse();
            assertThat(json.at("/checks/db/latency_ms").isNumber()).isTrue();
        }
    }

    @Test
    void showsMetricsOnlyToTokensWithTheScope() {
        for (String path : List.of("/metrics", "/api/meta/metrics", "/api/meta/audit-stats")) {
            assertThat(get(path).statusCode()).isEqualTo(401);
            assertThat(get(path, "Authorization", "Bearer other-token").statusCode())
                    .isEqualTo(403);
            assertThat(get(path, "Authorization", "Bearer " + META).statusCode())
                    .isEqualTo(200);
        }
        get("/readiness");
        String metrics = get("/metrics", "Authorization", "Bearer " + META).body();
        assertThat(metrics)
                .contains("meta_request_latency_ms_bucket{")
                .contains("route=\"/readiness\"")
                .contains("meta_readiness_checks_total{check=\"db\",status=\"ok\"}")
                .contains("audit_failures_total");
    }

    @Test
    void startsWithoutItsDatabaseAndSaysNotNow(@TempDir Path directory) throws IOException {
        Files.createDirectories(directory.resolve("runbooks"));
        DatabaseSettings nowhere = DatabaseSettings.of("jdbc:postgresql://127.0.0.1:1/none", "nobody", new Secret(""));
        Pageturner whole = bot;
        try (Pageturner alone = Pageturner.start(settings(directory, nowhere), library(directory), Clock.systemUTC())) {
            bot = alone;
            HttpResponse<String> answer = notify(payload("away", 1), "Bearer " + WEBHOOK);
            assertThat(answer.statusCode()).isEqualTo(503);
            HttpResponse<String> ready = get("/readiness");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).contains("not_ready");
            assertThat(get("/health").statusCode()).isEqualTo(200);
        } finally {
            bot = whole;
        }
    }
}
