package dev.pageturner.bot.rehearsal.workspace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Faults that wait for the next calls; for tests and for practising outages. */
public final class Faults {
    /** Stands for every method. */
    public static final String ANY = "*";

    private final Map<String, Deque<Fault>> waiting = new HashMap<>();

    /** The next {@code times} calls of {@code method} (such as chat.postMessage, or {@link #ANY}) meet this fault. */
    public synchronized void next(String method, int times, Fault fault) {
        Deque<Fault> queue = waiting.computeIfAbsent(method, name -> new ArrayDeque<>());
        for (int i = 0; i < times; i++) {
            queue.addLast(fault);
        }
    }

    /** Everything works again. */
    public synchronized void clear() {
        waiting.clear();
    }

    synchronized Optional<Fault> take(String method) {
        Deque<Fault> own = waiting.getOrDefault(method, new ArrayDeque<>());
        Deque<Fault> queue = own.isEmpty() ? waiting.getOrDefault(ANY, new ArrayDeque<>()) : own;
        return Optional.ofNullable(queue.pollFirst());
    }
}
