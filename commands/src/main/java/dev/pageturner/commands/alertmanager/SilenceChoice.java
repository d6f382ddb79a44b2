package dev.pageturner.commands.alertmanager;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.commands.Durations;
import dev.pageturner.commands.Invocation;
import java.time.Duration;
import java.time.Instant;

/**
 * What of the silences is shown: Alertmanager itself only looks at matchers.
 *
 * @param within zero for any time
 */
record SilenceChoice(boolean expired, Duration within, String createdBy, String id, Instant now) {
    static SilenceChoice of(Invocation invocation, Instant now) {
        return new SilenceChoice(
                invocation.isOn("expired"),
                Durations.parse(invocation.argument("within", "0s")).orElse(Duration.ZERO),
                invocation.argument("created-by", ""),
                invocation.argument("id", ""),
                now);
    }

    boolean takes(JsonNode silence) {
        return takes(Items.time(silence, "endsAt").toInstant())
                && (createdBy.isEmpty()
                        || createdBy.equals(silence.path("createdBy").asText()))
                && (id.isEmpty() || id.equals(silence.path("id").asText()));
    }

    private boolean takes(Instant end) {
        if (expired ? end.isAfter(now) : end.isBefore(now)) {
            return false;
        }
        return within.isZero() || (expired ? !end.isBefore(now.minus(within)) : !end.isAfter(now.plus(within)));
    }
}
