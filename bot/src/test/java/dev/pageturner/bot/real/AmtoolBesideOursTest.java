package dev.pageturner.bot.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pageturner.commands.SystemSettings;
import dev.pageturner.commands.kubernetes.KubernetesSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A line of amtool in a runbook answers what amtool itself answers in a shell, letter for letter. */
@Tag("real")
class AmtoolBesideOursTest {
    private static final int PORT = Program.freePort();
    private static final String URL = "http://127.0.0.1:" + PORT;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static Program alertmanager;

    @BeforeAll
    static void start() throws IOException {
        Needed.programs("prometheus-alertmanager", "amtool", "bash", "jq");
        Path config = Files.writeString(folder.resolve("alertmanager.yaml"), """
                route:
                  receiver: team-web
                  group_wait: 1ms
                  routes: [{matchers: ["team=db"], receiver: team-db}]
                inhibit_rules:
                  - {source_matchers: ["alertname=ClusterDown"], target_matchers: ["alertname=~Pod.*"], equal: [cluster]}
                receivers: [{name: team-web}, {name: team-db}]
                """);
        alertmanager = Program.start(
                        folder,
                        "alertmanager",
                        Map.of(),
                        List.of(
                                "prometheus-alertmanager",
                                "--config.file=" + config,
                                "--storage.path=" + folder.resolve("data"),
                                "--web.listen-address=127.0.0.1:" + PORT,
                                "--cluster.listen-address="))
                .awaitHttp(URL + "/-/ready", 200);
        silence("-a", "alice", "-c", "deploying & waiting", "alertname=Slow", "pod=web-1");
        silence("-a", "bob", "-c", "long", "-d", "8h", "severity=~info|none", "cluster!=east", "pod!~db-.*");
        silence("-a", "bob", "-c", "tab\there", "-d", "30m", "summary=with \\\"quotes\\\" and \\\\");
        amtool("silence", "expire", silence("-a", "carol", "-c", "over", "alertname=Old"));
        Instant start = Clock.systemUTC().instant().minusSeconds(3600);
        alert(start, "HighErrorRate", "too many errors", "severity=critical", "team=web", "pod=web-0");
        alert(start.plusSeconds(1), "HighErrorRate", "two\nlines", "severity=warning", "team=db", "pod=db-0");
        alert(start.plusSeconds(2), "Slow", "p99 > 2s & rising", "severity=warning", "pod=web-1");
        alert(start.plusSeconds(3), "Slow", "Größe", "severity=critical", "pod=web 2");
        alert(start.plusSeconds(4), "ClusterDown", "", "severity=critical", "cluster=west");
        alert(start.plusSeconds(5), "PodDown", "inhibited", "severity=warning", "cluster=west", "pod=web-3");
        alert(start.plusSeconds(6), "Quiet", "nobody has to know", "severity=info", "cluster=west");
        // What inhibits what is worked out a moment after the alerts have come.
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> count("-a", "-s", "-i") == 7 && count("-i") == 1);
    }

    private static int count(String... states) throws IOException {
        String[] words = Stream.concat(Stream.of("alert", "query", "-o", "json"), Stream.of(states))
                .toArray(String[]::new);
        return JSON.readTree(amtool(words)).size();
    }

    @AfterAll
    static void stop() {
        if (alertmanager != null) {
            alertmanager.close();
        }
    }

    private static String silence(String... words) {
        return amtool(Stream.concat(Stream.of("silence", "add"), Stream.of(words))
                        .toArray(String[]::new))
                .strip();
    }

    private static void alert(Instant start, String name, String summary, String... labels) {
        amtool(Stream.concat(
                        Stream.of(
                                "alert",
                                "add",
                                name,
                                "--start=" + start,
                                "--end=" + start.plusSeconds(86_400),
                                "--annotation=summary=" + summary,
                                "--generator-url=http://prometheus/graph?a=b&c=d"),
                        Stream.of(labels))
                .toArray(String[]::new));
    }

    private static String amtool(String... words) {
        return Program.run(Stream.concat(Stream.of("amtool", "--alertmanager.url=" + URL), Stream.of(words))
                .toList());
    }

    static Stream<String> lines() {
        return Stream.of(
                "amtool alert",
                "amtool alert query",
                "amtool alert query -o extended",
                "amtool alert query --output=json",
                "amtool alert HighErrorRate",
                "amtool alert query HighErrorRate severity=critical",
                "amtool alert query 'alertname=~\"High.*\"' 'severity!=critical'",
                "amtool alert query severity=~'warn.*|info' pod!~'web-[0-9]'",
                "amtool alert query 'pod=web 2'",
                "amtool alert query 'pod=\"web 2\"' -o extended",
                "amtool alert query pod=~'web.\\d'",
                "amtool alert query -s",
                "amtool alert query -i -o extended",
                "amtool alert query -u",
                "amtool alert query -ais -ojson",
                "amtool alert query -as severity=info",
                "amtool alert query --receiver=team-db",
                "amtool alert query -r 'team-.*' --silenced --active",
                "amtool alert query -r team",
                "amtool alert query Nothing",
                "amtool alert query alertname=~'(?i)slow' | grep -v web-1",
                "amtool -o json alert query | jq -r '.[].labels.alertname' | sort | uniq -c",
                "amtool alert query | tail -n +2 | awk '{print $1}' | sort -u",
                "amtool silence",
                "amtool silence query",
                "amtool silence query -o extended",
                "amtool silence query -o json",
                "amtool silence query -q",
                "amtool silence query --expired",
                "amtool silence query --expired --within 2h -o extended",
                "amtool silence query --within 2h",
                "amtool silence query --within=45m --created-by=bob",
                "amtool silence query --created-by alice -o json | jq '.[0].matchers | length'",
                "amtool silence query Slow",
                "amtool silence query alertname=Slow pod=web-1",
                "amtool silence query 'severity=~\"info.*\"'",
                "amtool silence query alertname!=Slow",
                "amtool silence query Nothing | wc -l");
    }

    @ParameterizedTest
    @MethodSource("lines")
    void answersTheSame(String line) throws IOException {
        String theirs =
                Program.run(List.of("bash", "-c", line.replaceFirst("amtool", "amtool --alertmanager.url=" + URL)));
        String ours = StepRun.of(
                line, new SystemSettings("test", KubernetesSettings.of(""), "", Map.of("main", URL), Map.of()));
        if (line.contains("json") && !line.contains("|")) {
            assertThat(JSON.readTree(ours)).isEqualTo(JSON.readTree(theirs));
        }
        assertThat(ours).isEqualTo(theirs);
    }
}
