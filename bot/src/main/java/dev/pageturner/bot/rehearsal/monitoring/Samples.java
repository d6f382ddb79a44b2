package dev.pageturner.bot.rehearsal.monitoring;

import dev.pageturner.bot.rehearsal.monitoring.Expr.Matcher;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The last hour of every series. Each scrape is one frame over all series, so a series that is not in the newest frame is
 * gone, with no staleness to guess. Frames older than some minutes are thinned out.
 */
public final class Samples {
    private static final Duration KEPT = Duration.ofMinutes(75);
    private static final Duration DENSE = Duration.ofMinutes(6);
    private static final long SPARSE_STEP = 15_000;
    private static final long LOOK_BACK = 300_000;

    private final Map<Map<String, String>, Integer> ids = new LinkedHashMap<>();
    private final List<Map<String, String>> labels = new ArrayList<>();
    private final List<Frame> frames = new ArrayList<>();

    private record Frame(long at, double[] values) {
        double value(int id) {
            return id < values.length ? values[id] : Double.NaN;
        }
    }

    /** Points of one series, oldest first. */
    record Points(Map<String, String> labels, long[] times, double[] values) {}

    /** Keeps one scrape: all series that there are now. */
    synchronized void append(Instant at, Map<Map<String, String>, Double> scrape) {
        scrape.keySet()
                .forEach(series -> ids.computeIfAbsent(series, s -> {
                    labels.add(s);
                    return labels.size() - 1;
                }));
        double[] values = new double[labels.size()];
        Arrays.fill(values, Double.NaN);
        scrape.forEach((series, value) -> values[ids.getOrDefault(series, 0)] = value);
        long now = at.toEpochMilli();
        frames.add(new Frame(now, values));
        thin(now);
    }

    private void thin(long now) {
        frames.removeIf(frame -> frame.at < now - KEPT.toMillis());
        long dense = now - DENSE.toMillis();
        for (int i = 1; i < frames.size() - 1 && frames.get(i).at < dense; ) {
            if (frames.get(i).at - frames.get(i - 1).at < SPARSE_STEP) {
                frames.remove(i);
            } else {
                i++;
            }
        }
    }

    /** The values at a moment: those of the newest frame before it. */
    synchronized Map<Map<String, String>, Double> at(List<Matcher> matchers, long time) {
        Map<Map<String, String>, Double> found = new LinkedHashMap<>();
        Frame newest = null;
        for (Frame frame : frames) {
            if (frame.at <= time && frame.at > time - LOOK_BACK) {
                newest = frame;
            }
        }
        if (newest != null) {
            for (int id : matching(matchers)) {
                double value = newest.value(id);
                if (!Double.isNaN(value)) {
                    found.put(labels.get(id), value);
                }
            }
        }
        return found;
    }

    /** All points in (from, to]. */
    synchronized List<Points> range(List<Matcher> matchers, long from, long to) {
        List<Frame> within =
                frames.stream().filter(f -> f.at > from && f.at <= to).toList();
        List<Points> all = new ArrayList<>();
        for (int id : matching(matchers)) {
            Frame[] present =
                    within.stream().filter(f -> !Double.isNaN(f.value(id))).toArray(Frame[]::new);
            if (present.length > 0) {
                all.add(new Points(
                        labels.get(id),
                        Arrays.stream(present).mapToLong(Frame::at).toArray(),
                        Arrays.stream(present).mapToDouble(f -> f.value(id)).toArray()));
            }
        }
        return all;
    }

    /** The label sets that match, also of series that have gone. */
    synchronized List<Map<String, String>> series(List<Matcher> matchers) {
        return matching(matchers).stream().map(labels::get).toList();
    }

    private List<Integer> matching(List<Matcher> matchers) {
        List<Integer> found = new ArrayList<>();
        for (int id = 0; id < labels.size(); id++) {
            Map<String, String> series = labels.get(id);
            if (matchers.stream().allMatch(m -> m.test(series.getOrDefault(m.label(), "")))) {
                found.add(id);
            }
        }
        return found;
    }

    /** Labels from name, label, value, label, value ... */
    static Map<String, String> labels(String name, String... pairs) {
        Map<String, String> labels = new TreeMap<>();
        labels.put("__name__", name);
        for (int i = 0; i < pairs.length; i += 2) {
            labels.put(pairs[i], pairs[i + 1]);
        }
        return Map.copyOf(labels);
    }
}
