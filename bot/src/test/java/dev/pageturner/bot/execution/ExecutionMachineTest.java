package dev.pageturner.bot.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.bot.base.Person;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.Risk;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExecutionMachineTest {
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
    private static final Person ALICE = new Person("U0ALICE", "Alice");

    @ParameterizedTest
    @EnumSource(
            value = ExecutionState.class,
            names = {"SUCCEEDED", "FAILED", "REFUSED", "CHANGED", "CANCELLED", "EXPIRED"})
    void leavesWhatIsOverAsItIs(ExecutionState over) {
        for (ExecutionEvent event : everyEvent()) {
            assertThat(ExecutionMachine.apply(change(over), event)).isInstanceOf(Transition.Stays.class);
        }
    }

    @Test
    void believesARunThatEndsAfterItWasThoughtLost() {
        Transition end = ExecutionMachine.apply(
                change(ExecutionState.UNKNOWN),
                new ExecutionEvent.Ended(Outcome.of(Outcome.Status.SUCCEEDED, "Done."), NOW));
        assertThat(((Transition.Moved) end).after().state()).isEqualTo(ExecutionState.SUCCEEDED);
    }

    /** Whatever happens in whatever order, a change never runs without approval and never runs twice. */
    @Test
    void neverRunsUnapprovedAndNeverTwice() {
        Random random = new Random(7);
        for (int walk = 0; walk < 5000; walk++) {
            Execution execution = change(ExecutionState.AWAITING_APPROVAL);
            int starts = 0;
            for (int step = 0; step < 12; step++) {
                List<ExecutionEvent> events = everyEvent();
                Transition transition = ExecutionMachine.apply(execution, events.get(random.nextInt(events.size())));
                if (transition instanceof Transition.Moved moved) {
                    assertThat(moved.after().version()).isEqualTo(execution.version() + 1);
                    if (moved.after().state() == ExecutionState.RUNNING
                            && execution.state() != ExecutionState.RUNNING) {
                        starts++;
                        assertThat(moved.after().decisions()).anyMatch(Execution.Decision::approved);
                    }
                    execution = moved.after();
                }
            }
            assertThat(starts).isLessThanOrEqualTo(1);
        }
    }

    private static List<ExecutionEvent> everyEvent() {
        return List.of(
                new ExecutionEvent.Requested(ALICE, NOW),
                new ExecutionEvent.Approved(ALICE, "", NOW),
                new ExecutionEvent.Denied(ALICE, "", NOW),
                new ExecutionEvent.Expired(NOW),
                new ExecutionEvent.Claimed("one", NOW),
                new ExecutionEvent.CancelRequested(ALICE, NOW),
                new ExecutionEvent.Progressed("half", NOW),
                new ExecutionEvent.Ended(Outcome.of(Outcome.Status.FAILED, "No."), NOW),
                new ExecutionEvent.Orphaned("one", NOW));
    }

    private static Execution change(ExecutionState state) {
        Preview preview =
                new Preview("turn", "dial", Map.of(), Risk.HIGH, true, null, List.of(), Map.of(), List.of(), "at 1");
        return new Execution(
                new UUID(0, 1),
                1,
                new Origin("C0ONCALL", null, null, null),
                List.of("turn"),
                List.of(),
                "practice",
                new Person("U0RILEY", "Riley"),
                "because",
                preview,
                1,
                List.of(),
                state,
                NOW,
                NOW,
                null,
                null,
                state == ExecutionState.RUNNING ? "one" : null,
                false,
                null,
                null,
                1);
    }
}
