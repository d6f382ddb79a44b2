package dev.pageturner.commands.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.print.Age;
import java.time.Instant;

/** When an event happened, whichever of the two APIs wrote it. */
final class EventTimes {
    private EventTimes() {}

    static String last(JsonNode event) {
        String series = Json.text(event, "/series/lastObservedTime");
        if (!series.isEmpty()) {
            return series;
        }
        String last = Json.text(event, "/lastTimestamp");
        return last.isEmpty() ? first(event) : last;
    }

    private static String first(JsonNode event) {
        String first = Json.text(event, "/firstTimestamp");
        return first.isEmpty() ? Json.text(event, "/eventTime") : first;
    }

    /** {@code 3m} or {@code 3m (x5 over 20m)}. */
    static String ago(JsonNode event, Instant now) {
        String last = Age.since(last(event), now);
        long count = Math.max(Json.number(event, "/series/count"), Json.number(event, "/count"));
        return count > 1 ? last + " (x" + count + " over " + Age.since(first(event), now) + ")" : last;
    }
}
