package dev.pageturner.bot.rehearsal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that runs so many times faster than the one on the wall. */
public final class FastClock extends Clock {
    private final Instant start = Instant.parse("2026-11-21T03:00:00Z");
    private final long began = System.nanoTime();
    private final int times;

    public FastClock(int times) {
        this.times = times;
    }

    @Override
    public Instant instant() {
        return start.plusNanos((System.nanoTime() - began) * times);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
