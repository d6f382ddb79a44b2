package dev.pageturner.bot.slack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps delivery inside Slack's limits, so that it does not have to be told: about one message a second and channel after a
 * small burst, 50 edits a minute and some hundred posts a minute for the whole workspace. What Slack says with a 429 goes
 * before all of it.
 */
final class Pace {
    private static final int CHANNEL_BURST = 5;
    private static final Duration CHANNEL_EVERY = Duration.ofSeconds(1);
    private static final int EDIT_BURST = 20;
    private static final Duration EDIT_EVERY = Duration.ofMillis(1250);
    private static final int ALL_BURST = 60;
    private static final Duration ALL_EVERY = Duration.ofMillis(150);
    private static final int REMEMBERED = 5000;

    private final Clock clock;
    private final Map<String, Bucket> channels = new HashMap<>();
    private final Bucket edits;
    private final Bucket all;

    Pace(Clock clock) {
        this.clock = clock;
        this.edits = new Bucket(EDIT_BURST, EDIT_EVERY, clock.instant());
        this.all = new Bucket(ALL_BURST, ALL_EVERY, clock.instant());
    }

    /** Takes the right to send one; false when it has to wait. */
    synchronized boolean admits(Parcel parcel) {
        Instant now = clock.instant();
        Bucket own = parcel.isEdit() ? edits : channel(parcel.channel(), now);
        if (!own.has(now) || !all.has(now)) {
            return false;
        }
        own.take();
        all.take();
        return true;
    }

    synchronized void limited(Parcel parcel, Duration retryAfter) {
        Instant now = clock.instant();
        Bucket own = parcel.isEdit() ? edits : channel(parcel.channel(), now);
        own.closeUntil(now.plus(retryAfter));
    }

    /** Channels that nothing may be posted to now. */
    synchronized Set<String> closed() {
        Instant now = clock.instant();
        if (channels.size() > REMEMBERED) {
            channels.values().removeIf(bucket -> bucket.full(now));
        }
        return channels.entrySet().stream()
                .filter(channel -> !channel.getValue().has(now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    synchronized boolean admitsEdits() {
        return edits.has(clock.instant());
    }

    private Bucket channel(String channel, Instant now) {
        return channels.computeIfAbsent(channel, id -> new Bucket(CHANNEL_BURST, CHANNEL_EVERY, now));
    }

    private static final class Bucket {
        private final int size;
        private final Duration every;
        private double tokens;
        private Instant filled;
        private Instant closedUntil = Instant.MIN;

        Bucket(int size, Duration every, Instant now) {
            this.size = size;
            this.every = every;
            this.tokens = size;
            this.filled = now;
        }

        boolean has(Instant now) {
            fill(now);
            return tokens >= 1 && !now.isBefore(closedUntil);
        }

        boolean full(Instant now) {
            return has(now) && tokens >= size;
        }

        void take() {
            tokens -= 1;
        }

        /** Slack counts differently than we do; go on slowly after it complained. */
        void closeUntil(Instant until) {
            tokens = Math.min(tokens, 1);
            closedUntil = until;
        }

        private void fill(Instant now) {
            Duration passed = Duration.between(filled, now);
            if (!passed.isNegative()) {
                tokens = Math.min(size, tokens + (double) passed.toNanos() / every.toNanos());
                filled = now;
            }
        }
    }
}
