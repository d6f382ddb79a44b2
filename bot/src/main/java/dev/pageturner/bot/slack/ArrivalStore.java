package dev.pageturner.bot.slack;

import java.time.Instant;
import java.util.List;

/** What Slack handed over: known again when it comes again, and not lost when the process dies before it was handled. */
public interface ArrivalStore {
    /** False when it is there already. @param takenUntil until then nobody else handles it */
    boolean remember(String id, String kind, String payload, Instant now, Instant takenUntil);

    void handled(String id, Instant now);

    /** Payloads that arrived after the given time, were not handled, and that nobody holds any more; now held. */
    List<String> abandoned(Instant since, Instant now, Instant takenUntil);

    void prune(Instant before);
}
