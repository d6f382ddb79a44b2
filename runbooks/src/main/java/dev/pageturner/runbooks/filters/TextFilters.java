package dev.pageturner.runbooks.filters;

import dev.pageturner.runbooks.TextFilter;
import java.util.List;
import java.util.Optional;

/** The filters behind a pipe that only read text. */
public final class TextFilters {
    private static final int MAX_LENGTH = 16 * 1024 * 1024;

    private TextFilters() {}

    /** Why a filter cannot be applied here, as a clause; empty when it can. */
    public static Optional<String> problem(TextFilter filter) {
        try {
            filter(filter.words());
            return Optional.empty();
        } catch (FilterException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Applies the filters one after the other.
     *
     * @throws FilterException with a sentence when one of them does not understand its text, or takes too long
     */
    public static String apply(List<TextFilter> filters, String text) {
        String filtered = text;
        for (TextFilter filter : filters) {
            if (filtered.length() > MAX_LENGTH) {
                throw new FilterException("there is too much text to filter");
            }
            filtered = filter(filter.words()).apply(filtered);
        }
        return filtered;
    }

    private static Filter filter(List<String> words) {
        String program = words.isEmpty() ? "" : words.get(0).replaceFirst("^/(usr/)?bin/", "");
        List<String> arguments = words.isEmpty() ? words : words.subList(1, words.size());
        return switch (program) {
            case "grep", "egrep", "fgrep" -> Grep.of(program, arguments);
            case "head", "tail" -> Ends.of(program, arguments);
            case "sort" -> Sort.of(arguments);
            case "uniq" -> Uniq.of(arguments);
            case "wc" -> Wc.of(arguments);
            case "cut" -> Cut.of(arguments);
            case "tr" -> Tr.of(arguments);
            case "awk", "gawk", "mawk" -> Awk.of(arguments);
            case "column" -> Column.of(arguments);
            case "jq" -> Jq.of(arguments);
            case "xargs" -> throw new FilterException("`xargs` can run any command");
            case "tee" -> throw new FilterException("`tee` writes a file");
            case "sed" -> throw new FilterException("`sed` can write files and run commands");
            case "base64" -> throw new FilterException("`base64` may show what was hidden");
            default ->
                throw new FilterException(
                        "`" + program
                                + "` is not one of the filters that are known to only read (grep, head, tail, sort, uniq, wc, cut, tr, awk, column, jq)");
        };
    }
}
