package dev.pageturner.runbooks.steps;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Merges a port-forward, the curl behind it and the kill at the end into the one step that they are. */
final class Tunnels {
    private final List<Draft> drafts;
    private @Nullable Draft open;
    private boolean used;
    private int last = -1;

    /** @param drafts of the block, which this one adds to */
    Tunnels(List<Draft> drafts) {
        this.drafts = drafts;
    }

    void add(Draft draft, Surroundings surroundings) {
        if (draft.verdict() instanceof Verdict.Opens opens) {
            surroundings.open(opens.forward());
            drafts.add(draft);
            open = draft;
            used = false;
            last = -1;
        } else if (draft.verdict() instanceof Verdict.Closes) {
            close(draft);
        } else {
            command(draft);
        }
    }

    private void command(Draft draft) {
        Draft opening = open;
        boolean through = draft.verdict() instanceof Verdict.Typed typed
                && typed.arguments().containsKey("via")
                && !typed.words().get(0).equals("sql");
        if (opening == null || !through) {
            drafts.add(draft);
            return;
        }
        drafts.remove(opening);
        String title = draft.title().isEmpty() ? opening.title() : draft.title();
        String source = opening.source() + "\n" + draft.source();
        last = drafts.size();
        drafts.add(new Draft(opening.start(), draft.end(), title, source, draft.verdict(), draft.placeholders()));
        open = null;
        used = true;
    }

    private void close(Draft draft) {
        if (used && last == drafts.size() - 1) {
            Draft merged = drafts.get(last);
            drafts.set(
                    last,
                    new Draft(
                            merged.start(),
                            draft.end(),
                            merged.title(),
                            merged.source() + "\n" + draft.source(),
                            merged.verdict(),
                            merged.placeholders()));
        } else if (!used && open == null) {
            drafts.add(draft);
        }
        open = null;
        used = false;
    }
}
