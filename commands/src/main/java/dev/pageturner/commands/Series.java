package dev.pageturner.commands;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One line of a chart.
 *
 * @param timesMillis milliseconds since the epoch, ascending
 * @param values as many as there are times; NaN where there is none
 */
public record Series(Map<String, String> labels, List<Long> timesMillis, List<Double> values) {
    public Series {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        timesMillis = List.copyOf(timesMillis);
        values = List.copyOf(values);
        if (timesMillis.size() != values.size()) {
            throw new IllegalArgumentException(timesMillis.size() + " times but " + values.size() + " values");
        }
    }
}
