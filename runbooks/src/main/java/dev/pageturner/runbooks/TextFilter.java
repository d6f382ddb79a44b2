package dev.pageturner.runbooks;

import java.util.List;

/**
 * A filter after a pipe that only reads text, applied in this process.
 *
 * @param words the program first, arguments as a shell would have handed them over
 */
public record TextFilter(List<String> words) {
    public TextFilter {
        words = List.copyOf(words);
    }
}
