package dev.pageturner.commands.cluster;

import java.time.Duration;
import java.util.Optional;

/** Lines of a log as they arrive, without their line ends. Closing it ends a follow. */
public interface LogStream extends AutoCloseable {
    /** The next line, or empty when none came in time or the log is over. */
    Optional<String> next(Duration wait);

    boolean ended();

    @Override
    void close();
}
