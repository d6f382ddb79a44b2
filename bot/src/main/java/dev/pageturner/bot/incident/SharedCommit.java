package dev.pageturner.bot.incident;

import java.util.ArrayList;
import java.util.List;
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
        line(mine);
        for (List<Caller<T>> batch = turn(mine); !batch.isEmpty(); batch = turn(mine)) {
            write(batch);
        }
        if (mine.failure != null) {
            throw mine.failure;
        }
    }

    private synchronized void line(Caller<T> mine) {
        waiting.add(mine);
    }

    /** Those to write for; none once this one is written. */
    private synchronized List<Caller<T>> turn(Caller<T> mine) {
        boolean interrupted = false;
        while (writing && !mine.done) {
            try {
                wait();
            } catch (InterruptedException e) {
                // The item may be written any moment; nobody may say that it was not.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (mine.done) {
            return List.of();
        }
        writing = true;
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
            finish(batch, failure);
        }
    }

    private synchronized void finish(List<Caller<T>> batch, @Nullable RuntimeException failure) {
        batch.forEach(caller -> {
            caller.failure = failure;
            caller.done = true;
        });
        writing = false;
        notifyAll();
    }

    private static final class Caller<T> {
        final T item;
        boolean done;

        @Nullable
        RuntimeException failure;

        Caller(T item) {
            this.item = item;
        }
    }
}
