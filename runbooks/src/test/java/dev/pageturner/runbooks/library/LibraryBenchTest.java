package dev.pageturner.runbooks.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.runbooks.AlertFacts;
import dev.pageturner.runbooks.Match;
import dev.pageturner.runbooks.RunbookLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long ten thousand runbooks take: {@code mvn -Pbench verify}, on a machine that does nothing else. */
@Tag("bench")
class LibraryBenchTest {
    private static final int RUNBOOKS = 10_000;
    private static final int MATCHES = 200_000;
    private static final Duration INDEX = Duration.ofSeconds(5);
    private static final Duration MATCH = Duration.ofNanos(50_000);
    private static final String RUNBOOK = """
            ---
            service: service-%1$d
            namespace: shop
            ---

            # Service %1$d

            ### Scenario 1: Service %1$d is slow

            **Alert**: `Service%1$dSlow`
            **Severity**: page

            **Symptoms**: p95 above 200 ms.

            **Diagnosis**:

            ```bash
            # 1. Are the pods well?
            kubectl get pods -n shop -l app=service-%1$d
            # 2. What do they say?
            kubectl logs -n shop -l app=service-%1$d --tail=100 | grep -i error
            ```

            ```promql
            histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{service="service-%1$d"}[5m])))
            ```

            **Remediation**:

            ```bash
            kubectl rollout undo deployment/service-%1$d -n shop
            ```
            """;

    @TempDir
    private Path folder;

    @Test
    void indexesTenThousandRunbooksInFiveSecondsAndMatchesInFiftyMicroseconds() throws IOException {
        for (int at = 0; at < RUNBOOKS; at++) {
            Path part = Files.createDirectories(folder.resolve("part-" + at / 1000));
            Files.writeString(part.resolve("service-" + at + ".md"), RUNBOOK.formatted(at));
        }

        long started = System.nanoTime();
        RunbookLibrary library = Runbooks.load(List.of(folder));
        Duration indexed = Duration.ofNanos(System.nanoTime() - started);
        long median = median(library);

        System.out.printf(
                "%,d runbooks indexed in %,d ms; a match takes %,d ns (median)%n",
                RUNBOOKS, indexed.toMillis(), median);
        assertThat(library.runbooks()).hasSize(RUNBOOKS);
        assertThat(indexed).isLessThan(INDEX);
        assertThat(Duration.ofNanos(median)).isLessThan(MATCH);
    }

    /** By runbook_url, by the Alert line and by nothing, in turn. */
    private static long median(RunbookLibrary library) {
        long[] times = new long[MATCHES];
        for (int at = 0; at < MATCHES; at++) {
            int number = at * 7919 % RUNBOOKS;
            AlertFacts alert =
                    switch (at % 3) {
                        case 0 ->
                            new AlertFacts(
                                    Map.of("alertname", "Other", "namespace", "shop"),
                                    Map.of("runbook_url", "https://x.example/service-" + number + ".md#scenario-1"));
                        case 1 -> new AlertFacts(Map.of("alertname", "Service" + number + "Slow"), Map.of());
                        default -> new AlertFacts(Map.of("alertname", "Nobody" + number), Map.of());
                    };
            long started = System.nanoTime();
            Match match = library.match(alert);
            times[at] = System.nanoTime() - started;
            assertThat(match.by() == Match.By.NONE).isEqualTo(at % 3 == 2);
        }
        Arrays.sort(times);
        return times[MATCHES / 2];
    }
}
