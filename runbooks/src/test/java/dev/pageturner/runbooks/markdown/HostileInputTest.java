package dev.pageturner.runbooks.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.pageturner.runbooks.markdown.HostileInputs.Input;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Five megabytes of anything are read in a time that grows with them, and not with their square. The limit leaves room for a
 * busy machine; how fast it is on a quiet one is what the benchmark says.
 */
class HostileInputTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static Stream<Input> inputs() {
        return Stream.concat(HostileInputs.repeated(), HostileInputs.composed());
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void isReadWithinThePatienceOfAPerson(Input input) {
        Reading reading = assertTimeoutPreemptively(PATIENCE, () -> HostileInputs.read(input));

        assertThat(reading.runbook().title()).isNotEmpty();
    }
}
