package dev.pageturner.runbooks.checklist;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A limit that a sentence names.
 *
 * @param quantity the words before the comparison ({@code p95 message latency})
 * @param metric the metric that the sentence names, or a query beside it; null when none can be told
 * @param unit as written ({@code %}, {@code ms}, {@code /hour}); empty for a plain number
 * @param sustained how long it has to hold before it counts; null when the sentence does not say
 */
public record Threshold(
        String quantity,
        @Nullable String metric,
        Comparison comparison,
        double value,
        String unit,
        @Nullable Duration sustained) {

    /** The same limit, on a metric that was found beside the sentence. */
    Threshold on(@Nullable String found) {
        return metric != null || found == null
                ? this
                : new Threshold(quantity, found, comparison, value, unit, sustained);
    }

    /** How the measured value stands to the limit when the sentence is true. */
    public enum Comparison {
        ABOVE,
        AT_LEAST,
        BELOW,
        AT_MOST,
        EQUAL
    }
}
