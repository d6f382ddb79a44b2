package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What happened in the workspace, in order, for the open pages and for tests that wait. */
final class Changes {
    private static final int KEPT = 2000;

    private final Deque<Change> recent = new ArrayDeque<>();
    private long last;
    private boolean closed;

    /** One thing that happened; {@code user} is empty when everybody may see it. */
    record Change(long number, String user, ObjectNode what) {}

    synchronized void publish(String user, ObjectNode what) {
        last++;
        recent.addLast(new Change(last, user, what));
        if (recent.size() > KEPT) {
            recent.removeFirst();
        }
        notifyAll();
    }

    void publish(ObjectNode what) {
        publish("", what);
    }

    synchronized long last() {
        return last;
    }

    synchronized boolean closed() {
        return closed;
    }

    /** False when what followed {@code number} is no longer kept, so that the page must read everything again. */
    synchronized boolean keptSince(long number) {
        return number >= last - recent.size() && number <= last;
    }

    /** What followed {@code number}; waits up to {@code patience} for something to follow. */
    synchronized List<Change> since(long number, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (last <= number && !closed) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return List.of();
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        List<Change> news = new ArrayList<>();
        recent.stream().filter(change -> change.number() > number).forEach(news::add);
        return news;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
