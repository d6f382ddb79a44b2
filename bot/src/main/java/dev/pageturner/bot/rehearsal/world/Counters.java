package dev.pageturner.bot.rehearsal.world;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Counters that grow with time, as long as their owner lives: a new pod, or a restarted one, starts at zero. */
final class Counters {
    private final Map<String, Map<String, Double>> byOwner = new HashMap<>();
    private Instant before = Instant.MIN;
    private double seconds;

    /** A new scrape begins; counters of owners that are gone are forgotten. */
    void begin(Instant now, Set<String> owners) {
        // After a gap in the past that was played through, nothing is made up for.
        Duration passed = before.equals(Instant.MIN) ? Duration.ZERO : Duration.between(before, now);
        seconds = Math.min(60, passed.toMillis() / 1000.0);
        before = now;
        byOwner.keySet().retainAll(owners);
    }

    /** Adds so much for every second since the last scrape; what there is now. */
    double grow(String owner, String name, double perSecond) {
        return byOwner.computeIfAbsent(owner, o -> new HashMap<>()).merge(name, perSecond * seconds, Double::sum);
    }
}
