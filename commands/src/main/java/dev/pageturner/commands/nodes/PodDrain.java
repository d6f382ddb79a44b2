package dev.pageturner.commands.nodes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** How far one pod is. Belongs to the thread that drives the drain; only the request itself runs elsewhere. */
final class PodDrain {
    enum State {
        QUEUED("waiting"),
        BLOCKED("blocked"),
        LEAVING("leaving"),
        GONE("gone"),
        SKIPPED("not waited for"),
        FAILED("failed");

        private final String word;

        State(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private final PodVerdict verdict;
    private State state = State.QUEUED;
    private String why = "";
    private Instant next = Instant.MIN;
    private @Nullable Future<Attempt> asked;

    PodDrain(PodVerdict verdict) {
        this.verdict = verdict;
    }

    PodVerdict verdict() {
        return verdict;
    }

    State state() {
        return state;
    }

    /** What holds it up or went wrong; empty when nothing did. */
    String why() {
        return why;
    }

    boolean isOver() {
        return state == State.GONE || state == State.SKIPPED || state == State.FAILED;
    }

    boolean isAsked() {
        return asked != null;
    }

    boolean isDue(Instant now) {
        return asked == null && (state == State.QUEUED || state == State.BLOCKED) && !now.isBefore(next);
    }

    void ask(Future<Attempt> attempt) {
        asked = attempt;
    }

    /** The answer, once there is one; each is handed out once. */
    Optional<Future<Attempt>> answer() {
        Future<Attempt> done = asked;
        if (done == null || !done.isDone()) {
            return Optional.empty();
        }
        asked = null;
        return Optional.of(done);
    }

    void take(Attempt attempt, Instant now) {
        if (isOver()) {
            return;
        }
        if (attempt instanceof Attempt.Leaving) {
            become(State.LEAVING, "");
        } else if (attempt instanceof Attempt.Gone) {
            become(State.GONE, "");
        } else if (attempt instanceof Attempt.Failed failed) {
            become(State.FAILED, failed.error());
        } else if (attempt instanceof Attempt.Again again) {
            become(State.BLOCKED, again.why());
            next = now.plus(again.after());
        } else if (attempt instanceof Attempt.NoContact lost) {
            why = lost.why();
            next = now.plusSeconds(1);
        }
    }

    /** @param seen the pod as the watch has it; empty when it is no more */
    void see(Optional<ObjectNode> seen, DrainOptions options, Instant now) {
        if (isOver()) {
            return;
        }
        if (seen.isEmpty()) {
            become(State.GONE, "");
        } else if (state == State.LEAVING && PodFilters.isLongDeleted(seen.get(), options, now)) {
            become(
                    State.SKIPPED,
                    "pod \"" + verdict.name() + "\" has DeletionTimestamp older than "
                            + options.skipDeletedAfterSeconds() + " seconds, skipping");
        } else if (state == State.LEAVING && Json.isDeleting(seen.get())) {
            why = "terminating";
        }
    }

    private void become(State next, String because) {
        state = next;
        why = because;
    }
}
