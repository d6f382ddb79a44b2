package dev.pageturner.commands;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The other end of a run, played by a test. */
public final class TestRun implements RunControl {
    private final @Nullable String approved;
    private final Instant deadline;
    private volatile boolean cancelled;
    private final List<String> progress = Collections.synchronizedList(new ArrayList<>());

    public TestRun(@Nullable String approved, Instant deadline) {
        this.approved = approved;
        this.deadline = deadline;
    }

    public static TestRun of(@Nullable String approved) {
        return new TestRun(approved, Clock.systemUTC().instant().plus(Duration.ofMinutes(2)));
    }

    @Override
    public @Nullable String approvedFingerprint() {
        return approved;
    }

    @Override
    public Instant deadline() {
        return deadline;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    public void cancel() {
        cancelled = true;
    }

    @Override
    public void progress(String text) {
        progress.add(text);
    }

    public List<String> reported() {
        return List.copyOf(progress);
    }
}
