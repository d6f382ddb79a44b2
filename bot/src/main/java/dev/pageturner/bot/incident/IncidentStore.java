package dev.pageturner.bot.incident;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where incidents live. Every method takes part in the transaction of the calling thread. */
public interface IncidentStore {
    Optional<Incident> find(UUID id);

    Optional<Incident> findByNumber(long number);

    /** Reads and locks until the transaction ends; two notifications of one group wait for each other, also the first two. */
    Optional<Incident> lockByKey(String source, String receiver, String groupKey);

    /** Other incidents that show one of these episodes, read and locked. */
    List<Incident> lockSharing(Collection<UUID> episodes, UUID except);

    /** The open episodes of a source by fingerprint, whichever incident shows them. */
    Map<String, Episode> openEpisodes(String source, Collection<String> fingerprints);

    /** The next number for people. */
    long nextNumber();

    void insert(Incident incident);

    /** Writes what has changed if the stored version is that of {@code before}; false when somebody else was faster. */
    boolean update(Incident before, Incident after);

    /** Open ones, the newest first. */
    List<Incident> open(int limit);
}
