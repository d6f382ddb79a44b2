package dev.pageturner.bot.slack;

import dev.pageturner.bot.message.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries one parcel to Slack and writes down what became of it. */
final class Courier {
    private static final Logger log = LoggerFactory.getLogger(Courier.class);
    private static final Duration BETWEEN_EDITS = Duration.ofSeconds(1);
    private static final Duration PARKED = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final SlackApi slack;
    private final ParcelStore store;
    private final Pace pace;
    private final Clock clock;
    private final DeliveryMetrics metrics;
    private final DeliveryHealth health;

    Courier(SlackApi slack, ParcelStore store, Pace pace, Clock clock, DeliveryMetrics metrics, DeliveryHealth health) {
        this.slack = slack;
        this.store = store;
        this.pace = pace;
        this.clock = clock;
        this.metrics = metrics;
        this.health = health;
    }

    void deliver(Parcel parcel) {
        if (!pace.admits(parcel)) {
            store.release(parcel);
            return;
        }
        try {
            if (!parcel.unsure() || parcel.isEdit() || !isThereAlready(parcel)) {
                settle(parcel, send(parcel));
            }
        } catch (SlackUnavailableException e) {
            // Not knowing whether it is there is no reason to post it twice.
            failed(parcel, true, false, String.valueOf(e.getMessage()));
        }
    }

    private boolean isThereAlready(Parcel parcel) {
        if (parcel.content() instanceof Parcel.Content.File file) {
            boolean there = slack.hasFile(
                    parcel.channel(), parcel.threadTs(), file.file().name(), parcel.createdAt());
            if (there) {
                store.sent(parcel, "file", parcel.version(), clock.instant());
            }
            return there;
        }
        Optional<SlackApi.Found> found =
                slack.find(parcel.channel(), parcel.threadTs(), parcel.key(), parcel.createdAt());
        found.ifPresent(message -> store.sent(parcel, message.ts(), message.version(), clock.instant()));
        return found.isPresent();
    }

    private Reply send(Parcel parcel) {
        if (parcel.content() instanceof Parcel.Content.File file) {
            return counted("file", slack.upload(parcel.channel(), parcel.threadTs(), file.file()));
        }
        Message message = ((Parcel.Content.Text) parcel.content()).message();
        Reply reply = send(parcel, BlockKit.render(message));
        if (reply instanceof Reply.Refused refused && Refusals.aboutForm(refused.error())) {
            log.error("Slack refuses the form of {} ({}); it is sent as plain text", parcel.key(), refused.error());
            return send(parcel, BlockKit.plain(message));
        }
        return reply;
    }

    private Reply send(Parcel parcel, SlackApi.Rendered rendered) {
        String ts = parcel.ts();
        return ts == null
                ? counted(
                        "post",
                        slack.post(parcel.channel(), parcel.threadTs(), rendered, parcel.key(), parcel.version()))
                : counted("edit", slack.update(parcel.channel(), ts, rendered, parcel.key(), parcel.version()));
    }

    private Reply counted(String call, Reply reply) {
        metrics.call(call, health.result(reply));
        return reply;
    }

    private void settle(Parcel parcel, Reply reply) {
        if (reply instanceof Reply.Ok ok) {
            sent(parcel, ok.value());
        } else if (reply instanceof Reply.RateLimited limited) {
            metrics.rateLimited();
            pace.limited(parcel, limited.retryAfter());
            store.failed(parcel, false, false, "rate limited", clock.instant().plus(limited.retryAfter()));
        } else if (reply instanceof Reply.Unreachable unreachable) {
            failed(parcel, false, false, unreachable.detail());
        } else if (reply instanceof Reply.Lost lost) {
            failed(parcel, true, false, lost.detail());
        } else if (reply instanceof Reply.Refused refused) {
            refused(parcel, refused.error());
        }
    }

    private void sent(Parcel parcel, String ts) {
        Instant now = clock.instant();
        String known = parcel.ts();
        if (known == null && parcel.threadTs() == null) {
            metrics.posted(Duration.between(parcel.createdAt(), now));
        }
        String lasting = known == null ? (ts.isEmpty() ? "file" : ts) : known;
        store.sent(parcel, lasting, parcel.version(), now.plus(known == null ? Duration.ZERO : BETWEEN_EDITS));
    }

    private void refused(Parcel parcel, String error) {
        if (parcel.isEdit() && Refusals.gone(error)) {
            log.warn("{} was deleted in Slack ({}); it is posted anew", parcel.key(), error);
            store.vanished(parcel);
        } else {
            failed(parcel, false, true, Refusals.sentence(parcel.channel(), error));
        }
    }

    private void failed(Parcel parcel, boolean unsure, boolean parked, String trouble) {
        Duration pause = parked ? PARKED : backoff(parcel);
        log.warn("{} did not reach Slack, attempt {}: {}", parcel.key(), parcel.attempts(), trouble);
        store.failed(parcel, unsure, parked, trouble, clock.instant().plus(pause));
    }

    /** Half a second, doubled each time, up to a minute; spread, so that not all come at once. */
    private static Duration backoff(Parcel parcel) {
        long millis = Math.min(LONGEST.toMillis(), 500L << Math.min(Math.max(0, parcel.attempts() - 1), 10));
        return Duration.ofMillis(millis / 2 + parcel.id() * 7919 % (millis / 2));
    }
}
