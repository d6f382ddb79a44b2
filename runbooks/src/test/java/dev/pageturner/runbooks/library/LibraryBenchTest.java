package dev.pageturner.runbooks.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.runbooks.AlertFacts;
import dev.pageturner.runbooks.Match;
import dev.pageturner.runbooks.RunbookLibrary;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long ten thousand runbooks take: {@code mvn -Pbench verify}, which also limits the heap to 300 MiB. */
@Tag("bench")
class LibraryBenchTest {
    private static final int RUNBOOKS = 10_000;
    private static final int MATCHES = 200_000;
    private static final long MIB = 1 << 20;
    private static final Duration INDEX = Duration.ofSeconds(5);
    private static final Duration MATCH = Duration.ofNanos(50_000);

    @TempDir
    private Path folder;

    @Test
    void indexesTenThousandRunbooksInFiveSecondsAnd300MebibytesAndMatchesInFiftyMicroseconds() throws IOException {
        long characters = BenchCorpus.write(folder, RUNBOOKS);
        long before = retained();

        long started = System.nanoTime();
        RunbookLibrary library = Runbooks.load(List.of(folder));
        Duration indexed = Duration.ofNanos(System.nanoTime() - started);
        long peak = peak();
        long kept = retained() - before;

        System.out.printf(
                "%,d runbooks of %,d characters indexed in %,d ms; %d MiB of heap kept, %d MiB at the peak, limit %d MiB%n",
                RUNBOOKS,
                characters,
                indexed.toMillis(),
                kept / MIB,
                peak / MIB,
                Runtime.getRuntime().maxMemory() / MIB);
        assertThat(library.runbooks()).hasSize(RUNBOOKS);
        Duration slowest = Arrays.stream(Question.values())
                .map(question -> median(library, question))
                .max(Duration::compareTo)
                .orElseThrow();
        assertThat(indexed).isLessThan(INDEX);
        assertThat(kept).isLessThan(300 * MIB);
        assertThat(slowest).isLessThan(MATCH);
    }

    /** How an alert comes to its scenario. */
    private enum Question {
        BY_URL,
        BY_ALERT_LINE,
        BY_FILE_NAME,
        BY_ROUTING,
        /** The alert stands on the Alert lines of a whole team; the service's own scenario has to come first. */
        AMONG_MANY,
        BY_NOTHING;

        AlertFacts of(int number) {
            String service = BenchCorpus.service(number);
            return switch (this) {
                case BY_URL ->
                    new AlertFacts(
                            Map.of("alertname", "Other", "namespace", "shop"),
                            Map.of("runbook_url", "https://x.example/blob/main/" + service + ".md#scenario-1"));
                case BY_ALERT_LINE -> new AlertFacts(Map.of("alertname", service + "Slow"), Map.of());
                case BY_FILE_NAME -> new AlertFacts(Map.of("alertname", service), Map.of());
                case BY_ROUTING ->
                    new AlertFacts(Map.of("alertname", service + "Routed", "reason", "database"), Map.of());
                case AMONG_MANY ->
                    new AlertFacts(
                            Map.of("alertname", BenchCorpus.team(number) + "Errors", "service", service), Map.of());
                case BY_NOTHING -> new AlertFacts(Map.of("alertname", "Nobody" + number), Map.of());
            };
        }

        boolean answers(Match match, int number) {
            boolean itself = match.scenario() != null
                    && match.scenario().file().endsWith("/" + BenchCorpus.service(number) + ".md");
            return switch (this) {
                case BY_NOTHING -> match.by() == Match.By.NONE;
                case AMONG_MANY -> itself && match.others().size() == 9;
                default -> itself;
            };
        }
    }

    private static Duration median(RunbookLibrary library, Question question) {
        int count = MATCHES / Question.values().length;
        long[] times = new long[count];
        for (int at = 0; at < count; at++) {
            int number = number(at);
            AlertFacts alert = question.of(number);
            long started = System.nanoTime();
            Match match = library.match(alert);
            times[at] = System.nanoTime() - started;
            assertThat(question.answers(match, number))
                    .as(question + " of " + number)
                    .isTrue();
        }
        Arrays.sort(times);
        System.out.printf(
                "a match %s takes %,d ns (median), %,d ns (99 of 100)%n",
                question, times[count / 2], times[count * 99 / 100]);
        return Duration.ofNanos(times[count / 2]);
    }

    /** One with scenarios; the last team is not complete. */
    private static int number(int at) {
        int number = at * 7919 % 9_000;
        return number - number % 6;
    }

    private static long retained() {
        Runtime.getRuntime().gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
