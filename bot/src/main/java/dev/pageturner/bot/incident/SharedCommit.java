package dev.pageturner.bot.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One write for all who come while another write is under way: whoever comes first writes at once, alone, and goes on writing for
 * those who came meanwhile, all of them together. A storm costs as many commits as the disk can take, and nobody waits for a
 * timer, nor with a thread: to wake one for each item would take longer than to write it.
 */
final class SharedCommit<T> {
    /** Keeps one write short. */
    private static final int MOST = 128;

    private final Consumer<List<T>> write;
    private final List<Waiting<T>> waiting = new ArrayList<>();
    private boolean writing;

    /** @param write makes all of them durable, or throws and none is */
    SharedCommit(Consumer<List<T>> write) {
        this.write = write;
    }

    private record Waiting<T>(T item, CompletableFuture<@Nullable Void> written) {}

    /** Done when the item is durable, failed with what the write threw; on the thread that wrote. */
    CompletableFuture<@Nullable Void> add(T item) {
        CompletableFuture<@Nullable Void> written = new CompletableFuture<>();
        if (first(new Waiting<>(item, written))) {
            for (List<Waiting<T>> batch = next(); !batch.isEmpty(); batch = next()) {
                write(batch);
            }
        }
        return written;
    }

    private synchronized boolean first(Waiting<T> mine) {
        waiting.add(mine);
        boolean first = !writing;
        writing = true;
        return first;
    }

    /** Empty when nobody waits any more: then whoever comes is the first again. */
    private synchronized List<Waiting<T>> next() {
        List<Waiting<T>> next = waiting.subList(0, Math.min(MOST, waiting.size()));
        List<Waiting<T>> batch = List.copyOf(next);
        next.clear();
        writing = !batch.isEmpty();
        return batch;
    }

    private void write(List<Waiting<T>> batch) {
        try {
            write.accept(batch.stream().map(Waiting::item).toList());
            batch.forEach(one -> one.written().complete(null));
        } catch (RuntimeException | Error e) {
            // An Error, too: the others must not wait for ever.
            batch.forEach(one -> one.written().completeExceptionally(e));
        }
    }
}
