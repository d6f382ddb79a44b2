package dev.pageturner.bot.slack;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The outbox as delivery sees it. Several replicas deliver from it; a lease keeps them from sending the same thing. */
public interface ParcelStore {
    /** How long a lease lasts: longer than any call to Slack may take. */
    Duration LEASE = Duration.ofSeconds(25);

    /**
     * Leases what is due, posts before edits. Among them what somebody asked for goes first, because they wait for it; then
     * what begins a thread, so that in a storm every incident is seen soon; then the oldest. A message waits until its thread has begun and earlier
     * messages of the thread have been posted.
     *
     * @param except channels that may not be posted to now
     * @param edits false while the workspace's limit for edits is used up
     */
    List<Parcel> claim(int limit, Collection<String> except, boolean edits, Instant now);

    /** It is there. Edits of it follow no sooner than {@code nextEdit}. */
    void sent(Parcel parcel, String ts, long version, Instant nextEdit);

    /** It will be tried again. @param unsure whether it may be there although no answer came */
    void failed(Parcel parcel, boolean unsure, boolean parked, String trouble, Instant dueAt);

    /** Nothing was attempted; gives the lease back. */
    void release(Parcel parcel);

    /** Somebody deleted the message in Slack: it will be posted anew. */
    void vanished(Parcel parcel);

    /** The key of the slot that is shown there. */
    Optional<String> keyAt(String channel, String ts);

    /** Slack's name for a slot; empty until it is posted. */
    Optional<String> tsOf(String key);

    Backlog backlog(Instant now);

    /** Forgets what was sent and has not changed since. */
    void prune(Instant before);

    /**
     * @param depth what is due and not sent
     * @param oldest when the oldest of those was due; null when there is none
     * @param parked how many Slack refuses until a person mends something
     * @param trouble the latest reason of a parked one
     */
    record Backlog(
            long depth,
            @Nullable Instant oldest,
            long parked,
            @Nullable String trouble) {}
}
