package dev.pageturner.runbooks.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.runbooks.markdown.HostileInputs.Input;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long five hostile megabytes take: {@code mvn -Pbench}, on a machine that does nothing else. */
@Tag("bench")
class HostileBenchTest {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private record Time(Input input, Duration taken) {}

    @Test
    void readsAnyFiveMegabytesInTwoSeconds() {
        List<Time> times = Stream.concat(HostileInputs.repeated(), HostileInputs.composed())
                .map(HostileBenchTest::timed)
                .sorted(Comparator.comparing(Time::taken).reversed())
                .toList();
        times.stream()
                .limit(10)
                .forEach(time -> System.out.printf(
                        "five megabytes of %s are read in %,d ms%n",
                        time.input(), time.taken().toMillis()));
        assertThat(times).allSatisfy(time -> assertThat(time.taken()).isLessThan(LIMIT));
    }

    private static Time timed(Input input) {
        long started = System.nanoTime();
        HostileInputs.read(input);
        return new Time(input, Duration.ofNanos(System.nanoTime() - started));
    }
}
