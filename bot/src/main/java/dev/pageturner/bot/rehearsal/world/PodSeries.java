package dev.pageturner.bot.rehearsal.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.monitoring.Scrape;
import java.time.Instant;

/** Writes the series of one pod: gauges that sway, counters that grow, histograms around a mean. */
final class PodSeries {
    private final Scrape scrape;
    private final Counters counters;
    private final ObjectNode pod;
    private final String job;
    private final String owner;
    private final double phase;

    PodSeries(Scrape scrape, Counters counters, ObjectNode pod, String job, Instant now) {
        this.scrape = scrape;
        this.counters = counters;
        this.pod = pod;
        this.job = job;
        this.owner = life(pod);
        this.phase = now.getEpochSecond() / 97.0 + Json.uid(pod).hashCode() % 100;
    }

    /** Names the present run of a pod's container: a restart is another life, with counters of its own. */
    static String life(ObjectNode pod) {
        int restarts = Json.items(pod, "status", "containerStatuses").stream()
                .mapToInt(c -> Json.number(c, 0, "restartCount"))
                .sum();
        return Json.uid(pod) + "/" + restarts;
    }

    /** A value that sways by a share of itself, other for every pod. */
    double sway(double mean, double share) {
        return mean * (1 + share * (0.7 * Math.sin(phase) + 0.3 * Math.sin(phase * 3.7)));
    }

    void gauge(double value, String name, String... labels) {
        scrape.add(value, name, with(labels));
    }

    void counter(double perSecond, String name, String... labels) {
        double count = counters.grow(owner, name + String.join("|", labels), perSecond);
        // Seconds of CPU are counted in fractions, everything else in whole things.
        scrape.add(name.contains("_seconds_") ? count : Math.floor(count), name, with(labels));
    }

    /** A histogram of so many observations a second with a mean, in seconds; le, sum and count as they are named. */
    void histogram(double perSecond, double mean, double[] bounds, String name, String... labels) {
        String key = name + String.join("|", labels);
        for (double bound : bounds) {
            double share = 1 - Math.exp(-Math.pow(bound / mean, 1.6));
            bucket(counters.grow(owner, key + bound, perSecond * share), name, Double.toString(bound), labels);
        }
        double all = counters.grow(owner, key, perSecond);
        bucket(all, name, "+Inf", labels);
        scrape.add(Math.floor(all), name + "_count", with(labels));
        scrape.add(all * mean, name + "_sum", with(labels));
    }

    private void bucket(double count, String name, String le, String... labels) {
        String[] all = java.util.Arrays.copyOf(labels, labels.length + 2);
        all[labels.length] = "le";
        all[labels.length + 1] = le;
        scrape.add(count, name + "_bucket", with(all));
    }

    private String[] with(String... labels) {
        String[] target = {
            "job",
            job,
            "instance",
            Json.text(pod, "status", "podIP") + ":8080",
            "namespace",
            Json.namespace(pod),
            "pod",
            Json.name(pod)
        };
        String[] all = java.util.Arrays.copyOf(labels, labels.length + target.length);
        System.arraycopy(target, 0, all, labels.length, target.length);
        return all;
    }
}
