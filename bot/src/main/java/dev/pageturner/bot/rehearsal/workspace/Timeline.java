package dev.pageturner.bot.rehearsal.workspace;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Hands out message timestamps: seconds.microseconds, unique and growing even when the clock stands still. */
final class Timeline {
    private final Clock clock;
    private long lastMicros;

    Timeline(Clock clock) {
        this.clock = clock;
    }

    synchronized String next() {
        lastMicros = Math.max(lastMicros + 1, ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
        return text(lastMicros);
    }

    /** After a restart, new messages must come after the kept ones. */
    synchronized void continueAfter(String ts) {
        lastMicros = Math.max(lastMicros, micros(ts));
    }

    long seconds() {
        return clock.instant().getEpochSecond();
    }

    Instant now() {
        return clock.instant();
    }

    private static String text(long micros) {
        return "%d.%06d".formatted(micros / 1_000_000, micros % 1_000_000);
    }

    private static long micros(String ts) {
        return Long.parseLong(ts.replace(".", ""));
    }
}
