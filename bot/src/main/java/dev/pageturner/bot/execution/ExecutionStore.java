package dev.pageturner.bot.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where executions and their events live. Every method takes part in the transaction of the calling thread. */
public interface ExecutionStore {
    Optional<Execution> find(UUID id);

    Optional<Execution> findByNumber(long number);

    /** Reads and locks until the transaction ends. */
    Optional<Execution> lock(UUID id);

    long nextNumber();

    void insert(Execution execution);

    /** Writes state and event if the stored version is the one before; false when somebody else was faster. */
    boolean update(Execution execution, ExecutionEvent event);

    /**
     * Locks the oldest approved one until the transaction ends, skipping rows that others hold.
     *
     * @param reads true for reads, false for changes: long changes never keep a read waiting
     * @param except clusters that have enough to do: a dead one does not hold up the others
     */
    Optional<Execution> lockReady(boolean reads, Set<String> except);

    /** Makes requests of equal text wait for each other until the transaction ends. */
    void lockRequests(String cluster, List<String> words);

    /** Says that the process is alive and still runs it. */
    void heartbeat(UUID id, String claimant, Instant now);

    /** Running ones whose process has not been heard of for the given time. */
    List<Execution> orphans(Instant now, Duration silence);

    List<Execution> ofIncident(UUID incident);

    /** Those that wait for approval or run, the oldest first. */
    List<Execution> unfinished(int limit);

    /** A change of these very words that waits for approval or runs. */
    Optional<Execution> unfinishedChange(String cluster, List<String> words);

    /** Waiting for approval although their time is up. */
    List<Execution> lapsed(Instant now);
}
