package dev.pageturner.bot.rehearsal.workspace;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits until something can be seen; looks again whenever anything has changed. */
final class Waiting {
    private final Changes changes;

    Waiting(Changes changes) {
        this.changes = changes;
    }

    <T> T until(String what, Supplier<Optional<T>> look, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            long seen = changes.last();
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (left.isNegative() || left.isZero()) {
                throw new IllegalStateException("Waited " + patience + " in vain for " + what);
            }
            pauseUntilAfter(seen, left);
        }
    }

    private void pauseUntilAfter(long seen, Duration left) {
        try {
            changes.since(seen, left);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting", stopped);
        }
    }
}
