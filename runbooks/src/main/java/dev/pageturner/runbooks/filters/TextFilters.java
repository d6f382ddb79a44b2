package dev.pageturner.runbooks.filters;

import dev.pageturner.runbooks.TextFilter;
import java.util.List;
import java.util.Optional;

/** The filters behind a pipe that only read text. */
public final class TextFilters {
    private TextFilters() {}

    /** Why a filter cannot be applied here; empty when it can. */
    public static Optional<String> problem(TextFilter filter) {
        return Optional.empty();
    }

    /**
     * Applies the filters one after the other.
     *
     * @throws FilterException with a sentence when one of them does not understand its text
     */
    public static String apply(List<TextFilter> filters, String text) {
        return text;
    }
}
