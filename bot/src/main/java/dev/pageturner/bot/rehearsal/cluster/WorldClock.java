package dev.pageturner.bot.rehearsal.cluster;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The cluster's time: set by hand while its past is played, afterwards that of the clock it was given. */
final class WorldClock extends Clock {
    private final Clock live;
    private volatile @Nullable Instant past;

    WorldClock(Clock live) {
        this.live = live;
    }

    void set(Instant instant) {
        past = instant;
    }

    void goLive() {
        past = null;
    }

    @Override
    public Instant instant() {
        Instant set = past;
        return set == null ? live.instant() : set;
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
