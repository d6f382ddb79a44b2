package dev.pageturner.bot.http;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.server.Request;

/** Lets each address through so many times in any minute. Remembers a bounded number of addresses. */
final class AddressLimit implements Endpoint {
    private static final int REQUESTS = 60;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int ADDRESSES = 10_000;

    private final Endpoint limited;
    private final Clock clock;
    private final Map<String, Deque<Instant>> seen = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > ADDRESSES;
        }
    };

    AddressLimit(Endpoint limited, Clock clock) {
        this.limited = limited;
        this.clock = clock;
    }

    @Override
    public Reply answer(Request request) throws IOException {
        Duration wait = waitFor(Request.getRemoteAddr(request));
        if (wait.isZero()) {
            return limited.answer(request);
        }
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return Reply.text(429, "more than " + REQUESTS + " requests a minute; come back in " + seconds + " s\n")
                .with("Retry-After", Long.toString(seconds));
    }

    /** Zero when the address may pass, which is then counted. */
    synchronized Duration waitFor(String address) {
        Instant now = clock.instant();
        Deque<Instant> times = seen.computeIfAbsent(address, unknown -> new ArrayDeque<>());
        while (!times.isEmpty() && !times.peekFirst().plus(WINDOW).isAfter(now)) {
            times.removeFirst();
        }
        if (times.size() < REQUESTS) {
            times.addLast(now);
            return Duration.ZERO;
        }
        return Duration.between(now, times.getFirst().plus(WINDOW));
    }
}
