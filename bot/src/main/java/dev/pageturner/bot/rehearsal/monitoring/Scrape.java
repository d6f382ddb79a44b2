package dev.pageturner.bot.rehearsal.monitoring;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was measured at one moment. */
public final class Scrape {
    private final Map<Map<String, String>, Double> samples = new LinkedHashMap<>();

    /**
     * One sample.
     *
     * @param labels name, value, name, value ...
     */
    public Scrape add(double value, String name, String... labels) {
        samples.put(Samples.labels(name, labels), value);
        return this;
    }

    Map<Map<String, String>, Double> samples() {
        return samples;
    }

    /** The samples in Prometheus' text format, those that carry a label of a value. */
    public String text(String label, String value) {
        StringBuilder text = new StringBuilder();
        samples.forEach((labels, sample) -> {
            if (labels.getOrDefault(label, "").equals(value)
                    && !labels.getOrDefault("__name__", "").startsWith("kube_")) {
                text.append(labels.get("__name__"))
                        .append(tags(labels))
                        .append(' ')
                        .append(number(sample))
                        .append('\n');
            }
        });
        return text.toString();
    }

    private static String tags(Map<String, String> labels) {
        StringBuilder tags = new StringBuilder();
        // What the scraper adds is not on the page that it scrapes.
        labels.entrySet().stream()
                .filter(e -> !java.util.Set.of("__name__", "job", "instance", "namespace", "pod", "service")
                        .contains(e.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> tags.append(tags.isEmpty() ? "{" : ",").append(e.getKey() + "=\"" + e.getValue() + "\""));
        return tags.isEmpty() ? "" : tags + "}";
    }

    static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
