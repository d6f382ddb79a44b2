package dev.pageturner.runbooks.binding;

import dev.pageturner.runbooks.AlertFacts;
import dev.pageturner.runbooks.Binding;
import dev.pageturner.runbooks.FrontMatter;
import dev.pageturner.runbooks.Step;
import java.util.Map;

/** Fills the blanks of a step from what the alert says, what the runbook says and what a person answered. */
public final class Binder {
    private Binder() {}

    /** @param answers of a person, by placeholder name */
    public static Binding bind(Step step, AlertFacts alert, FrontMatter frontMatter, Map<String, String> answers) {
        return new Binding.Bound(step.words(), step.filters());
    }
}
