package dev.pageturner.commands.beside;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One of two places with the same objects.
 *
 * @param name of its namespace and of its node
 * @param mark part of every pod's name, never used again: the simulated kubelet forgets pods late
 */
record Side(String name, String mark) {
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** kubectl's side, then ours. */
    static List<Side> both(String place) {
        String mark = "m" + COUNT.incrementAndGet() + "m";
        return List.of(new Side("theirs-" + place, mark), new Side("ours-" + place, mark));
    }

    /** A command line or an object, meant for this side. */
    String fill(String text) {
        return text.replace("NODE", name).replace("NS", name).replace("MARK", mark);
    }

    /** What was said on this side, as it would be said on any. */
    String plain(String text) {
        return text.replace("-" + mark, "")
                .replace("node/" + name, "node/NODE")
                .replace("node \"" + name, "node \"NODE")
                .replace("nodes \"" + name, "nodes \"NODE")
                .replace("nodeName\":\"" + name, "nodeName\":\"NODE")
                .replace(name, "NS");
    }
}
