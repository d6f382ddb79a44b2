package dev.pageturner.bot.real;

import static org.assertj.core.api.Assertions.assertThat;

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

/**
 * What stands behind the pipe of promtool, or of a request to Prometheus, reads what it would read in a shell, letter for letter.
 * The addresses are of the document; the times are some that have passed.
 */
@Tag("real")
class PromtoolBesideOursTest {
    private static final int PORT = Program.freePort();
    private static final String URL = "http://127.0.0.1:" + PORT;
    private static final int GONE = Program.freePort();

    @TempDir
    static Path folder;

    private static Program prometheus;
    private static Instant end;

    @BeforeAll
    static void start() throws IOException {
        Needed.programs("prometheus", "promtool", "curl", "bash", "jq");
        Path config = Files.writeString(folder.resolve("prometheus.yaml"), """
                global: {scrape_interval: 1s}
                scrape_configs:
                  - job_name: self
                    static_configs:
                      - {targets: ["127.0.0.1:%d"], labels: {odd: "a\\"b\\\\c é <x> & \\u00a0 \\t"}}
                      - {targets: ["127.0.0.1:%d"], labels: {zone: west, area: a}}
                """.formatted(PORT, GONE));
        prometheus = Program.start(
                        folder,
                        "prometheus",
                        Map.of(),
                        List.of(
                                "prometheus",
                                "--config.file=" + config,
                                "--storage.tsdb.path=" + folder.resolve("data"),
                                "--web.listen-address=127.0.0.1:" + PORT))
                .awaitHttp(URL + "/-/ready", 200);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Program.run(
                        List.of("promtool", "query", "instant", URL, "sum_over_time(up{odd!=''}[1m]) >= 8"))
                .startsWith("{"));
        end = Clock.systemUTC().instant().minusSeconds(1);
    }

    @AfterAll
    static void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
    }

    static Stream<String> lines() {
        return Stream.of(
                "promtool query range --start=START --end=END --step=1s SERVER up | tail -n +1",
                "promtool query range --start=START --end=END SERVER 'up == 1' | head -n 50",
                "promtool query range --start=RFC --end=END --step 2s SERVER 'rate(prometheus_http_requests_total[5s])' | tail -n +1",
                "promtool query range --start=START --end=END --step=1m30s SERVER 'time()' | tail -n +1",
                "promtool query range --start=START --end=END -o json SERVER prometheus_http_requests_total",
                "promtool query range --start=START --end=END -ojson SERVER up | jq -r '.[].values[-1][1]'",
                "promtool query range --start=START --end=END SERVER nothing | wc -l",
                "promtool query range SERVER up | grep '=>'",
                "promtool query range --end=END --step=30s SERVER 'up * 0' | awk '{print $1}' | sort | uniq -c",
                "promtool query range --start=START.25 --end=END SERVER 'vector(1) / 3' | tail -n 3",
                "promtool query instant --time=END SERVER up | tail -n +1",
                "promtool query instant --time=RFC SERVER up | grep '=> 1 '",
                "promtool query instant --time=END SERVER 'up[3s]' | tail -n +1",
                "promtool query instant --time=END SERVER '0 * -1' | tail -n +1",
                "promtool query instant --time=END SERVER 'vector(1/0) or vector(0)' | tail -n +1",
                "promtool query instant --time=END SERVER 'vector(1e25/3)' | cut -d' ' -f3",
                "promtool query instant --time=END SERVER '{__name__=~\"go_.*\"}' | tail -n +1",
                "promtool query instant --time=END -o json SERVER '{__name__=~\"process_.*\"}'",
                "promtool query instant --time=END -o json SERVER '42'",
                "promtool query instant -o json SERVER nothing",
                "promtool query instant SERVER up | awk '{print $1}' | sort | uniq -c",
                "promtool query instant SERVER 'up{job=\"self\"}' | sort | cut -d' ' -f1,2",
                "curl -s 'SERVER/api/v1/query?query=up' | jq -r '.data.result[] | .metric.instance + \" \" + .value[1]'",
                "curl -s 'SERVER/api/v1/query?query=nothing' | jq '.data.result | length'",
                "curl -s 'SERVER/api/v1/query?query=count(up)' | jq -r .status");
    }

    @ParameterizedTest
    @MethodSource("lines")
    void answersTheSame(String template) {
        String line = template.replace("START", Long.toString(end.getEpochSecond() - 4))
                .replace("END", Long.toString(end.getEpochSecond()))
                .replace("RFC", Instant.ofEpochSecond(end.getEpochSecond() - 4).toString());
        String theirs = Program.run(List.of("bash", "-c", line.replace("SERVER", URL)));
        String ours = StepRun.of(
                line.replace("SERVER", "http://prometheus:9090"),
                new SystemSettings("test", KubernetesSettings.of(""), URL, Map.of(), Map.of()));
        assertThat(ours).isEqualTo(theirs);
    }
}
