package dev.pageturner.commands.nodes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.RunControl;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.change.Run;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.LiveList;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Makes pods go: asks for all of them at once, and follows them by one watch until each is gone. Everything but the requests
 * themselves happens on the caller's thread.
 */
final class Departure {
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration PATIENCE_WITHOUT_CONNECTION = Duration.ofSeconds(60);

    /** Whoever has not answered for so long when the time is up was lost, not slow. */
    private static final Duration SILENCE = Duration.ofSeconds(2);

    enum Ending {
        ALL_GONE,
        FAILED,
        TIMED_OUT,
        CANCELLED,
        /** The cluster did not answer for too long. */
        LOST
    }

    /**
     * Which pods are watched.
     *
     * @param title what progress is reported of
     * @param namespace empty for all
     */
    record Scope(String title, String namespace, Selection selection) {}

    /** @param seen every pod of the scope, as the watch had it last */
    record Result(Ending ending, List<PodDrain> pods, List<ObjectNode> seen) {
        Result {
            pods = List.copyOf(pods);
            seen = List.copyOf(seen);
        }
    }

    private final Cluster cluster;
    private final DrainOptions options;
    private final Scope scope;
    private final RunControl control;
    private final Clock clock;
    private final ExecutorService requests;
    private final Evictor evictor;
    private final List<PodDrain> pods = new ArrayList<>();
    private final Instant timeout;
    private Instant lastContact;
    private String reported = "";
    private @Nullable LiveList live;
    private @Nullable Future<?> news;

    Departure(DrainOptions options, Scope scope, List<PodVerdict> going, Run run, ExecutorService requests) {
        this.cluster = run.cluster();
        this.options = options;
        this.scope = scope;
        this.control = run.control();
        this.clock = run.context().clock();
        this.requests = requests;
        this.evictor = new Evictor(cluster, options);
        going.forEach(pod -> pods.add(new PodDrain(pod)));
        lastContact = clock.instant();
        timeout = options.timeout().isZero() ? Instant.MAX : lastContact.plus(options.timeout());
    }

    /** @param atOnce how many requests run at the same time; one more thread waits for news */
    static ExecutorService requests(int atOnce) {
        return Executors.newFixedThreadPool(atOnce + 1, task -> {
            Thread thread = new Thread(task, "departure");
            thread.setDaemon(true);
            return thread;
        });
    }

    Result run() {
        try {
            while (true) {
                takeAnswers();
                takeNews();
                Optional<Ending> ending = ending();
                if (ending.isPresent()) {
                    finishAsked();
                    return new Result(ending.get(), pods, seen());
                }
                ask();
                report();
            }
        } finally {
            closeLive();
        }
    }

    private Optional<Ending> ending() {
        Instant now = clock.instant();
        if (pods.stream().allMatch(PodDrain::isOver)) {
            boolean failed = pods.stream().anyMatch(pod -> pod.state() == PodDrain.State.FAILED);
            return Optional.of(failed ? Ending.FAILED : Ending.ALL_GONE);
        }
        if (control.cancelled()) {
            return Optional.of(Ending.CANCELLED);
        }
        if (now.isAfter(timeout) || now.isAfter(control.deadline())) {
            return Optional.of(now.isAfter(lastContact.plus(SILENCE)) ? Ending.LOST : Ending.TIMED_OUT);
        }
        return now.isAfter(lastContact.plus(PATIENCE_WITHOUT_CONNECTION)) ? Optional.of(Ending.LOST) : Optional.empty();
    }

    private void ask() {
        Instant now = clock.instant();
        for (PodDrain pod : pods) {
            if (pod.isDue(now)) {
                boolean deleting = seen(pod).map(Json::isDeleting).orElse(false);
                pod.ask(requests.submit(() -> evictor.attempt(pod.verdict(), deleting)));
            }
        }
    }

    private void takeAnswers() {
        for (PodDrain pod : pods) {
            Optional<Future<Attempt>> answer = pod.answer();
            if (answer.isPresent()) {
                Attempt attempt = result(answer.get());
                if (!(attempt instanceof Attempt.NoContact)) {
                    lastContact = clock.instant();
                }
                pod.take(attempt, clock.instant());
            }
        }
    }

    private static Attempt result(Future<Attempt> done) {
        try {
            return done.get();
        } catch (ExecutionException e) {
            return new Attempt.Failed(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Attempt.NoContact("interrupted");
        }
    }

    /** Waits a moment for the watch, which itself may hang on a cluster that does not answer. */
    private void takeNews() {
        Future<?> waiting = news == null ? requests.submit(this::await) : news;
        news = waiting;
        try {
            waiting.get(TICK.toMillis(), TimeUnit.MILLISECONDS);
            news = null;
            lastContact = clock.instant();
            pods.forEach(pod -> pod.see(seen(pod), options, clock.instant()));
        } catch (TimeoutException e) {
            // Looked at again in the next round; a cancel must not wait for it.
        } catch (ExecutionException e) {
            news = null;
            closeLive();
            coped(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Boolean await() {
        LiveList list = live;
        if (list == null) {
            live = new LiveList(cluster, Resources.PODS, scope.namespace(), scope.selection());
            return true;
        }
        // Answers of requests are taken in between, so never wait long while there may be some.
        return list.await(TICK.dividedBy(2));
    }

    private void coped(@Nullable Throwable failure) {
        boolean passing = failure instanceof SystemUnreachableException
                || (failure instanceof ApiException api && api.isPassing());
        if (!passing && failure instanceof RuntimeException other) {
            throw other;
        }
        pause();
    }

    private static void pause() {
        try {
            Thread.sleep(TICK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<ObjectNode> seen(PodDrain pod) {
        LiveList list = live;
        return list == null
                ? Optional.of(pod.verdict().pod())
                : list.byUid(pod.verdict().uid());
    }

    /** What was sent cannot be called back: wait a little, so that its outcome is known. */
    private void finishAsked() {
        for (int i = 0; i < 3 && pods.stream().anyMatch(PodDrain::isAsked); i++) {
            takeAnswers();
            if (pods.stream().anyMatch(PodDrain::isAsked)) {
                pause();
            }
        }
        takeAnswers();
    }

    private List<ObjectNode> seen() {
        LiveList list = live;
        return list == null ? List.of() : list.items();
    }

    private void report() {
        String text = DrainText.progress(scope.title(), pods);
        if (!text.equals(reported)) {
            reported = text;
            control.progress(text);
        }
    }

    private void closeLive() {
        LiveList list = live;
        live = null;
        if (list != null && news == null) {
            list.close();
        }
    }
}
