package dev.pageturner.bot.rehearsal.workspace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** response_urls: each works five times within thirty minutes. */
final class ResponseUrls {
    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final int USES = 5;
    private static final int KEPT = 2000;

    private final Map<String, Issued> bySecret = new LinkedHashMap<>();
    private final Clock clock;
    private final Ids ids;
    private final Addresses addresses;

    ResponseUrls(Clock clock, Ids ids, Addresses addresses) {
        this.clock = clock;
        this.ids = ids;
        this.addresses = addresses;
    }

    /**
     * What a response_url stands for.
     *
     * @param messageTs the message that was clicked, empty for a slash command
     * @param threadTs the thread that an answer goes to, empty for the channel
     */
    record Target(String userId, String channel, String messageTs, String threadTs) {}

    private record Issued(Target target, Instant at, int uses) {}

    synchronized String issue(Target target) {
        String secret = ids.secret(12);
        bySecret.put(secret, new Issued(target, clock.instant(), 0));
        if (bySecret.size() > KEPT) {
            bySecret.remove(bySecret.keySet().iterator().next());
        }
        return addresses.base() + "/actions/" + WorkspaceSettings.TEAM_ID + "/" + secret;
    }

    /** Counts one use. */
    synchronized Target use(String secret) throws ApiRefusal {
        Issued issued = bySecret.get(secret);
        if (issued == null || clock.instant().isAfter(issued.at().plus(LIFE))) {
            throw new ApiRefusal("expired_url");
        }
        if (issued.uses() >= USES) {
            throw new ApiRefusal("used_url");
        }
        bySecret.put(secret, new Issued(issued.target(), issued.at(), issued.uses() + 1));
        return issued.target();
    }
}
