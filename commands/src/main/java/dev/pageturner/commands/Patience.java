package dev.pageturner.commands;

import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * How long a caller waits for an outside system, and whether it still does. Adapters look at {@code cancelled} at least
 * once a second and give up the call itself, not only the waiting.
 *
 * @param timeout positive
 */
public record Patience(Duration timeout, BooleanSupplier cancelled) {
    public Patience {
        if (timeout.isZero() || timeout.isNegative()) {
            timeout = Duration.ofMillis(1);
        }
    }

    public static Patience of(Duration timeout) {
        return new Patience(timeout, () -> false);
    }

    /** What is left of a run, but no more than {@code atMost}. */
    public static Patience of(RunControl control, Clock clock, Duration atMost) {
        Duration left = Duration.between(clock.instant(), control.deadline());
        return new Patience(left.compareTo(atMost) < 0 ? left : atMost, control::cancelled);
    }
}
