package dev.pageturner.bot.rehearsal.workspace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Counts calls against {@link RateLimits}; says how long to wait, as Retry-After does. */
final class RateLimiter {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RateLimits limits;
    private final Clock clock;
    private final Map<String, Deque<Instant>> calls = new HashMap<>();
    private final Map<String, Bucket> buckets = new HashMap<>();

    RateLimiter(RateLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    private record Bucket(double tokens, Instant at) {}

    /** Zero: go on, the call is counted. More: the whole seconds to wait, and the call does not count. */
    synchronized Duration pause(String method, Tier tier, String channel) {
        Instant now = clock.instant();
        if (tier == Tier.POSTING) {
            Duration channelPause = bucketPause(channel, now);
            return channelPause.isZero() ? windowPause("posting", limits.postsPerMinute(), now) : channelPause;
        }
        return windowPause(method, perMinute(tier), now);
    }

    private int perMinute(Tier tier) {
        return switch (tier) {
            case ONE -> limits.tier1();
            case TWO -> limits.tier2();
            case THREE -> limits.tier3();
            case FOUR -> limits.tier4();
            case POSTING, SPECIAL -> 0;
        };
    }

    private Duration windowPause(String name, int perMinute, Instant now) {
        if (perMinute <= 0) {
            return Duration.ZERO;
        }
        Deque<Instant> recent = calls.computeIfAbsent(name, unseen -> new ArrayDeque<>());
        while (!recent.isEmpty() && !recent.peekFirst().isAfter(now.minus(MINUTE))) {
            recent.pollFirst();
        }
        if (recent.size() < perMinute) {
            recent.addLast(now);
            return Duration.ZERO;
        }
        return wholeSeconds(Duration.between(now, recent.getFirst().plus(MINUTE)));
    }

    private Duration bucketPause(String channel, Instant now) {
        if (limits.postsPerSecond() <= 0) {
            return Duration.ZERO;
        }
        Bucket old = buckets.getOrDefault(channel, new Bucket(limits.postBurst(), now));
        double earned = Duration.between(old.at(), now).toMillis() / 1000.0 * limits.postsPerSecond();
        double tokens = Math.min(limits.postBurst(), old.tokens() + earned);
        if (tokens < 1) {
            buckets.put(channel, new Bucket(tokens, now));
            return wholeSeconds(Duration.ofMillis((long) Math.ceil((1 - tokens) / limits.postsPerSecond() * 1000)));
        }
        buckets.put(channel, new Bucket(tokens - 1, now));
        return Duration.ZERO;
    }

    private static Duration wholeSeconds(Duration pause) {
        return Duration.ofSeconds(Math.max(1, (pause.toMillis() + 999) / 1000));
    }
}
