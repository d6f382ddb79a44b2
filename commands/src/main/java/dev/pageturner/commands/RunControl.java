package dev.pageturner.commands;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the one who runs a command and the command say to each other while it runs. */
public interface RunControl {
    /** The fingerprint that was approved; null for a read, which nobody has to approve. */
    @Nullable
    String approvedFingerprint();

    /** When the run has to be over. */
    Instant deadline();

    /** True once somebody asked to stop. A command looks at it at least once a second. */
    boolean cancelled();

    /** The state of things now, replacing what was reported before: one line per thing that moves. */
    void progress(String text);
}
