package dev.pageturner.commands.change;

import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.RunControl;
import dev.pageturner.commands.cluster.Cluster;
import java.time.Duration;

/**
 * One approved run.
 *
 * @param context whose cluster gives a call up as soon as the run is cancelled or its time is up
 */
public record Run(Invocation invocation, CommandContext context, RunControl control) {
    private static final long TURN_MILLIS = 200;

    public Cluster cluster() {
        return context.cluster();
    }

    public Follower follower() {
        return new Follower(cluster(), control, context.clock());
    }

    /** Ends early on a cancel. */
    void pause(Duration time) {
        for (long left = time.toMillis(); left > 0 && !control.cancelled(); left -= TURN_MILLIS) {
            try {
                Thread.sleep(Math.min(left, TURN_MILLIS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
