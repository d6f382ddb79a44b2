package dev.pageturner.commands.kubernetes;

import dev.pageturner.commands.cluster.LogStream;
import java.time.Duration;
import java.util.Optional;

/** A container's log as it arrives. */
record StreamedLog(LineStream lines) implements LogStream {
    @Override
    public Optional<String> next(Duration wait) {
        return lines.next(wait);
    }

    @Override
    public boolean ended() {
        return lines.ended();
    }

    @Override
    public void close() {
        lines.close();
    }
}
