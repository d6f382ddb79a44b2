package dev.pageturner.commands.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pageturner.commands.Patience;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.alertmanager.AlertmanagerAnswer.Found;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("real")
class RealAlertmanagerContractTest extends AlertmanagerContract {
    private static final Path PROGRAM = Path.of("/usr/bin/prometheus-alertmanager");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static Process process;
    private static String url = "";

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PROGRAM), "Alertmanager is not installed");
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        url = "http://127.0.0.1:" + port;
        Path config = Files.writeString(
                folder.resolve("config.yaml"), "route: {receiver: team, group_wait: 1ms}\nreceivers: [{name: team}]\n");
        process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "--config.file=" + config,
                        "--storage.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(RealAlertmanagerContractTest::answers);
        fill();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(RealAlertmanagerContractTest::settled);
    }

    private static boolean answers() {
        try {
            return new OkHttpAlertmanager(url).silences(List.of(), Patience.of(Duration.ofSeconds(1))) instanceof Found;
        } catch (SystemUnreachableException e) {
            return false;
        }
    }

    private static void fill() throws IOException, InterruptedException {
        Instant now = Clock.systemUTC().instant();
        send("silences", """
                {"matchers": [{"name": "alertname", "value": "Full", "isRegex": false, "isEqual": true}],
                 "startsAt": "%s", "endsAt": "%s", "createdBy": "alice", "comment": "deploying"}""".formatted(now, now.plusSeconds(3600)));
        send("alerts", """
                [{"labels": {"alertname": "Slow", "severity": "critical", "pod": "web-0"}},
                 {"labels": {"alertname": "Slow", "severity": "warning", "pod": "web-1"}},
                 {"labels": {"alertname": "Full", "severity": "critical"}}]""");
    }

    /** It works out what is muted a moment after it has taken an alert. */
    private static boolean settled() {
        AlertQuery all = new AlertQuery(List.of(), true, true, true, false, "");
        return ((Found) new OkHttpAlertmanager(url).alerts(all, Patience.of(Duration.ofSeconds(1))))
                        .items()
                        .size()
                == 3;
    }

    private static void send(String what, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v2/" + what))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Override
    Alertmanager alertmanager() {
        return new OkHttpAlertmanager(url);
    }
}
