package dev.pageturner.bot.rehearsal.workspace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** trigger_ids: each opens one view, within three seconds. */
final class Triggers {
    private static final Duration LIFE = Duration.ofSeconds(3);
    private static final int KEPT = 1000;

    private final Clock clock;
    private final Ids ids;
    private final Map<String, Trigger> byId = new LinkedHashMap<>();

    Triggers(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** Whose click it was, and when; a used one is kept to say that it was used. */
    private record Trigger(String userId, Instant issued, boolean used) {}

    synchronized String issue(String userId) {
        Instant now = clock.instant();
        String id = now.toEpochMilli() + "." + byId.size() + "." + ids.secret(16);
        byId.put(id, new Trigger(userId, now, false));
        if (byId.size() > KEPT) {
            byId.remove(byId.keySet().iterator().next());
        }
        return id;
    }

    /** The user whose trigger it was; from now on it is used. */
    synchronized String exchange(String id) throws ApiRefusal {
        Trigger trigger = byId.get(id);
        if (trigger == null) {
            throw new ApiRefusal("invalid_trigger_id");
        }
        if (trigger.used()) {
            throw new ApiRefusal("exchanged_trigger_id");
        }
        if (clock.instant().isAfter(trigger.issued().plus(LIFE))) {
            throw new ApiRefusal("expired_trigger_id");
        }
        byId.put(id, new Trigger(trigger.userId(), trigger.issued(), true));
        return trigger.userId();
    }
}
