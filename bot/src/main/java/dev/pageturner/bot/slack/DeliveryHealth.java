package dev.pageturner.bot.slack;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** How the line to Slack is, for readiness. */
public final class DeliveryHealth {
    /**
     * @param lastSuccess null: none since the start
     * @param trouble what the latest call met; null when it was answered well
     */
    public record Line(
            @Nullable Instant lastSuccess, @Nullable String trouble) {}

    private static final Line NEVER = new Line(null, null);

    private final Clock clock;
    private final AtomicReference<Line> line = new AtomicReference<>(NEVER);

    public DeliveryHealth(Clock clock) {
        this.clock = clock;
    }

    public Line line() {
        return Objects.requireNonNull(line.get());
    }

    /** Notes a reply and names its kind. */
    String result(Reply reply) {
        if (reply instanceof Reply.Ok) {
            line.set(new Line(clock.instant(), null));
            return "ok";
        } else if (reply instanceof Reply.RateLimited) {
            return "limited";
        } else if (reply instanceof Reply.Lost lost) {
            return trouble("lost", "Slack did not answer: " + lost.detail());
        } else if (reply instanceof Reply.Unreachable unreachable) {
            return trouble("unreachable", unreachable.detail());
        }
        return trouble("refused", "Slack refuses: " + ((Reply.Refused) reply).error());
    }

    void reached() {
        line.set(new Line(clock.instant(), null));
    }

    /** @param sentence what the line to Slack met outside of a delivery */
    void away(String sentence) {
        trouble("unreachable", sentence);
    }

    private String trouble(String result, String sentence) {
        line.updateAndGet(before -> new Line(before.lastSuccess(), sentence));
        return result;
    }
}
