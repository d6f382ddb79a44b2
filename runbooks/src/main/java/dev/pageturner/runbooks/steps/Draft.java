package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.Placeholder;
import java.util.List;

/**
 * A step before it has its title and id.
 *
 * @param start offset in the block's text
 * @param end offset behind it
 * @param title from a comment; empty when there is none
 */
record Draft(int start, int end, String title, String source, Verdict verdict, List<Placeholder> placeholders) {
    Draft {
        placeholders = List.copyOf(placeholders);
    }

    Draft titled(String other) {
        return new Draft(start, end, other, source, verdict, placeholders);
    }
}
