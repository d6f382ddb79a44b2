package dev.pageturner.commands.change;

import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Cluster;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A change that is one request, held by a precondition: sent again where the object was touched in a way that does not
 * matter, looked for where the connection broke, then followed.
 *
 * @param <S> what the server answers
 */
public abstract class ChangeCommand<P extends Plan, S> extends PlannedCommand<P> {
    /** Status writes make a precondition stale all the time without changing the plan. */
    private static final int ATTEMPTS = 8;
    /** A server that hung may still take a request whose sender has gone. */
    private static final Duration LATE_ARRIVAL = Duration.ofSeconds(2);
    /** Before a server that is too busy is asked again: what it says, but no longer than this. */
    private static final Duration LONG = Duration.ofSeconds(5);

    private static final Duration SHORT = Duration.ofSeconds(1);

    protected ChangeCommand(CommandSpec spec) {
        super(spec);
    }

    /** Sends it, with a precondition on what the plan was made from. */
    protected abstract S send(P plan, Run run);

    /** Looks whether it is there: what {@link #send} would have answered, or empty. */
    protected abstract Optional<S> arrived(P plan, Cluster cluster);

    /** What follows from it, to its end. */
    protected abstract Outcome follow(P plan, S sent, Run run);

    /** As it goes on "The connection was lost while": {@code deployment/web was scaled}. */
    protected abstract String doing(P plan);

    /** True when the answer only says that the object was touched in between. */
    protected boolean isStale(ApiException e) {
        return e.isConflict();
    }

    /** How the run ends where the server refused. */
    protected Outcome failure(P plan, ApiException e) {
        return Outcome.of(Status.FAILED, String.valueOf(e.getMessage()));
    }

    @Override
    protected final Outcome carryOut(P approved, Run run) {
        P plan = approved;
        for (int attempt = 1; ; attempt++) {
            if (run.control().cancelled()) {
                return Outcome.of(Status.CANCELLED, "Cancelled before anything was changed.");
            }
            Optional<Outcome> ended = attempt(plan, run, attempt == ATTEMPTS);
            if (ended.isPresent()) {
                return ended.get();
            }
            try {
                plan = plan(run.invocation(), run.context());
            } catch (RefusedException | ApiException gone) {
                return changed(String.valueOf(gone.getMessage()));
            } catch (SystemUnreachableException lost) {
                return Outcome.of(Status.FAILED, lost.getMessage() + " Nothing was changed.");
            }
            Optional<Outcome> refused = refusal(plan, run);
            if (refused.isPresent()) {
                boolean other = refused.get().status() == Status.REFUSED;
                return other ? changed(refused.get().sentence()) : refused.get();
            }
        }
    }

    /** How it ended; empty when it may be tried again with a new plan. */
    private Optional<Outcome> attempt(P plan, Run run, boolean last) {
        S sent;
        try {
            sent = send(plan, run);
        } catch (SystemUnreachableException e) {
            return Optional.of(lookedFor(plan, run, Status.UNKNOWN, String.valueOf(e.getMessage())));
        } catch (ApiException e) {
            if (e.code() >= 500) {
                return Optional.of(lookedFor(plan, run, Status.FAILED, String.valueOf(e.getMessage())));
            }
            if (last || !(isStale(e) || e.isTooManyRequests())) {
                return Optional.of(failure(plan, e));
            }
            if (e.isTooManyRequests()) {
                Integer seconds = e.retryAfterSeconds();
                run.pause(seconds == null ? SHORT : Duration.ofSeconds(Math.min(seconds, LONG.toSeconds())));
            }
            return Optional.empty();
        }
        return Optional.of(follow(plan, sent, run));
    }

    private static Outcome changed(String why) {
        return Outcome.of(
                Status.CHANGED,
                "Not what was approved any more, so nothing was touched: " + why + ". Look at a new preview.");
    }

    /**
     * Nobody knows whether the request arrived: the real state tells, as soon as it can be read again.
     *
     * @param without how it ends when nothing of it is there
     */
    private Outcome lookedFor(P plan, Run run, Status without, String why) {
        String begun = "The connection was lost while " + doing(plan);
        run.control().progress(begun + "; looking whether it was.");
        Arrival arrival = new Arrival(plan, run);
        Follower.Ended<Optional<S>> seen = run.follower().poll(arrival::look);
        if (seen.how() != Follower.How.SETTLED) {
            return Outcome.of(Status.UNKNOWN, begun + "; whether it was is not known. " + why);
        }
        return seen.found()
                .map(sent -> follow(plan, sent, run))
                .orElseGet(() -> Outcome.of(
                        without,
                        begun + ". Read again, nothing of it is there; look once more before trying again. " + why));
    }

    private final class Arrival {
        private final P plan;
        private final Run run;
        private Instant until = Instant.MAX;

        Arrival(P plan, Run run) {
            this.plan = plan;
            this.run = run;
        }

        Optional<Optional<S>> look() {
            Optional<S> there = arrived(plan, run.cluster());
            Instant now = run.context().clock().instant();
            if (until == Instant.MAX) {
                until = now.plus(LATE_ARRIVAL);
            }
            return there.isPresent() || now.isAfter(until) ? Optional.of(there) : Optional.empty();
        }
    }
}
