package dev.pageturner.commands.cluster;

import java.time.Duration;
import java.util.Optional;

/** A stream of events. Prefer {@link LiveList}, which goes on where a stream ends. */
public interface Watch extends AutoCloseable {
    /**
     * The next event, or empty when none came in time or the stream is over.
     *
     * @throws ApiException with code 410 when the position is too old to go on from: list again
     */
    Optional<WatchEvent> next(Duration wait);

    /** True when the server ended the stream and everything in it was handed out. */
    boolean ended();

    @Override
    void close();
}
