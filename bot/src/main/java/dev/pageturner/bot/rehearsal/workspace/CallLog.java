package dev.pageturner.bot.rehearsal.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which methods the bot has called, how often, and what it was answered; bounded. */
public final class CallLog {
    private static final int KEPT = 5000;

    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<Entry> entries = new ArrayList<>();

    /**
     * One call.
     *
     * @param answer {@code ok}, Slack's error code, or the HTTP status of a fault
     */
    public record Entry(String method, String channel, String answer) {}

    synchronized void add(String method, String channel, String answer) {
        counts.merge(method, 1, Integer::sum);
        entries.add(new Entry(method, channel, answer));
        if (entries.size() > KEPT) {
            entries.remove(0);
        }
    }

    /** Calls of this method since the start, refused and failed ones included. */
    public synchronized int count(String method) {
        return counts.getOrDefault(method, 0);
    }

    public synchronized Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }

    /** The latest calls, oldest first. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }
}
