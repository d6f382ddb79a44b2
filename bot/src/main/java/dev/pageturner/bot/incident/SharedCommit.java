package dev.pageturner.bot.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One write for all who come while another write is under way: whoever comes first writes at once, alone, and the first of those
 * who had to wait writes for all of them. A storm costs as many commits as the disk can take, and nobody waits for a timer.
 */
final class SharedCommit<T> {
    /** Keeps one write short. */
    private static final int MOST = 128;

    private final Consumer<List<T>> write;
    private final List<Caller<T>> waiting = new ArrayList<>();
    private boolean writing;

    /** @param write makes all of them durable, or throws and none is */
    SharedCommit(Consumer<List<T>> write) {
        this.write = write;
    }

    /** Returns when the item is durable; throws what the write threw. */
    void add(T item) {
        Caller<T> mine = new Caller<>(item);
        if (first(mine) || mine.leads()) {
            write(batch());
        }
        if (mine.failure != null) {
            throw mine.failure;
        }
    }

    private synchronized boolean first(Caller<T> mine) {
        waiting.add(mine);
        boolean first = !writing;
        writing = true;
        return first;
    }

    /** The one who writes stands at its head. */
    private synchronized List<Caller<T>> batch() {
        List<Caller<T>> next = waiting.subList(0, Math.min(MOST, waiting.size()));
        List<Caller<T>> batch = List.copyOf(next);
        next.clear();
        return batch;
    }

    private void write(List<Caller<T>> batch) {
        // Stands when the write ends in an Error: the others must not wait for ever.
        @Nullable RuntimeException failure = new IllegalStateException("the write did not come to its end");
        try {
            write.accept(batch.stream().map(caller -> caller.item).toList());
            failure = null;
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            handOver();
            for (Caller<T> caller : batch) {
                caller.done(failure);
            }
        }
    }

    private synchronized void handOver() {
        writing = !waiting.isEmpty();
        if (writing) {
            waiting.get(0).lead();
        }
    }

    /** Each is woken once, by itself: to write, or when it is written. */
    private static final class Caller<T> {
        final T item;
        private final Semaphore woken = new Semaphore(0);
        private volatile boolean leading;

        volatile @Nullable RuntimeException failure;

        Caller(T item) {
            this.item = item;
        }

        /** True when it has to write; false once it is written. An interrupt changes nothing: it may be written any moment. */
        boolean leads() {
            woken.acquireUninterruptibly();
            return leading;
        }

        void lead() {
            leading = true;
            woken.release();
        }

        void done(@Nullable RuntimeException outcome) {
            failure = outcome;
            woken.release();
        }
    }
}
