package dev.pageturner.bot.incident;

import dev.pageturner.bot.alert.Notification;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where incidents live. Every method takes part in the transaction of the calling thread. */
public interface IncidentStore {
    Optional<Incident> find(UUID id);

    Optional<Incident> findByNumber(long number);

    /**
     * What is known before a notification is worked in.
     *
     * @param incident of the notification's group, if there is one
     * @param openEpisodes of the notification's alerts at their source, by fingerprint, whichever incident shows them
     * @param number for people, for the incident that may begin; 0 where none can
     */
    record Known(Optional<Incident> incident, Map<String, Episode> openEpisodes, long number) {}

    /** Reads and locks until the transaction ends; two notifications of one group wait for each other, also the first two. */
    Known lock(Notification notification);

    /** Other incidents that show one of these episodes, read and locked. */
    List<Incident> lockSharing(Collection<UUID> episodes, UUID except);

    void insert(Incident incident);

    /** Writes what has changed if the stored version is that of {@code before}; false when somebody else was faster. */
    boolean update(Incident before, Incident after);

    /** Open ones, the newest first. */
    List<Incident> open(int limit);
}
