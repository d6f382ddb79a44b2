package dev.pageturner.bot.incident;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where incidents live. Every method takes part in the transaction of the calling thread. */
public interface IncidentStore {
    Optional<Incident> find(UUID id);

    Optional<Incident> findByNumber(long number);

    /** Reads and locks until the transaction ends; two notifications of one group wait for each other, also the first two. */
    Optional<Incident> lockByKey(String source, String receiver, String groupKey);

    /** The next number for people. */
    long nextNumber();

    void insert(Incident incident);

    /** Writes the incident if its stored version is the one before; false when somebody else was faster. */
    boolean update(Incident incident);

    /** Open ones, the newest first. */
    List<Incident> open(int limit);
}
