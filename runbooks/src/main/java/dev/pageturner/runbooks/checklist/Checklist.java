package dev.pageturner.runbooks.checklist;

import dev.pageturner.runbooks.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Items to tick, in one group.
 *
 * @param title the heading or bold line above the items
 * @param anchor of the heading
 */
public record Checklist(Phase phase, String title, String anchor, int line, List<Item> items) {
    public Checklist {
        items = List.copyOf(items);
    }

    /** When it is due. */
    public enum Phase {
        PRE_DEPLOYMENT,
        SMOKE_TEST,
        POST_DEPLOYMENT,
        POST_ROLLBACK,
        CHECKPOINT,
        OTHER
    }

    /**
     * @param text as Markdown, without what is nested in it
     * @param done already ticked in the document
     * @param details nested points
     * @param steps that check it: nested in it, or queries beside it about the same quantity
     */
    public record Item(
            String text,
            int line,
            boolean done,
            List<String> details,
            List<Step> steps,
            @Nullable Threshold threshold) {
        public Item {
            details = List.copyOf(details);
            steps = List.copyOf(steps);
        }
    }
}
