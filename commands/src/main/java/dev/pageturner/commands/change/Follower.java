package dev.pageturner.commands.change;

import dev.pageturner.commands.RunControl;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.ApiResource;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.LiveList;
import dev.pageturner.commands.cluster.Selection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the cluster again and again until there is something to say. Ends by itself: on a cancel, at the run's deadline,
 * and when the cluster has not answered for two minutes. Never changes anything.
 */
public final class Follower {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PATIENCE_WITHOUT_CONNECTION = Duration.ofMinutes(2);

    /** Why it ended. */
    public enum How {
        /** What was looked for is there. */
        SETTLED,
        CANCELLED,
        TIMED_OUT,
        /** The cluster did not answer for too long, or will not say. */
        LOST
    }

    /**
     * @param result null unless settled
     * @param why for people, when the cluster was lost; else empty
     */
    public record Ended<T>(How how, @Nullable T result, String why) {
        /** Only when settled. */
        public T found() {
            return Objects.requireNonNull(result, "not settled");
        }
    }

    private final Cluster cluster;
    private final RunControl control;
    private final Clock clock;
    private Instant lastContact;

    public Follower(Cluster cluster, RunControl control, Clock clock) {
        this.cluster = cluster;
        this.control = control;
        this.clock = clock;
        this.lastContact = clock.instant();
    }

    /** Looks whenever there is news of these objects. @param look empty as long as there is nothing to say */
    public <T> Ended<T> watch(
            ApiResource resource, String namespace, Selection selection, Function<LiveList, Optional<T>> look) {
        return follow(() -> {
            try (LiveList live = new LiveList(cluster, resource, namespace, selection)) {
                return looked(() -> look.apply(live), () -> live.await(LOOK));
            }
        });
    }

    /** Looks twice a second. @param look empty as long as there is nothing to say */
    public <T> Ended<T> poll(Supplier<Optional<T>> look) {
        return follow(() -> looked(look, Follower::pause));
    }

    private <T> Ended<T> looked(Supplier<Optional<T>> look, Runnable wait) {
        while (true) {
            Optional<T> found = look.get();
            lastContact = clock.instant();
            if (found.isPresent()) {
                return new Ended<>(How.SETTLED, found.get(), "");
            }
            if (isCancelled()) {
                return new Ended<>(How.CANCELLED, null, "");
            }
            if (isOverdue()) {
                return new Ended<>(How.TIMED_OUT, null, "");
            }
            wait.run();
        }
    }

    private <T> Ended<T> follow(Supplier<Ended<T>> looking) {
        while (true) {
            String why;
            try {
                return looking.get();
            } catch (SystemUnreachableException e) {
                why = String.valueOf(e.getMessage());
            } catch (ApiException e) {
                why = String.valueOf(e.getMessage());
                if (!e.isPassing()) {
                    return new Ended<>(How.LOST, null, why);
                }
            }
            if (isCancelled()) {
                return new Ended<>(How.CANCELLED, null, why);
            }
            if (isOverdue() || clock.instant().isAfter(lastContact.plus(PATIENCE_WITHOUT_CONNECTION))) {
                return new Ended<>(How.LOST, null, why);
            }
            control.progress("Connection lost, trying again. " + why);
            pause();
        }
    }

    private boolean isCancelled() {
        return control.cancelled() || Thread.currentThread().isInterrupted();
    }

    private boolean isOverdue() {
        return !clock.instant().isBefore(control.deadline());
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
