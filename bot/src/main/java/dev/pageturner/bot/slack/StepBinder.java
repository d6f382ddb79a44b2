package dev.pageturner.bot.slack;

import dev.pageturner.runbooks.AlertFacts;
import dev.pageturner.runbooks.Binding;
import dev.pageturner.runbooks.FrontMatter;
import dev.pageturner.runbooks.Step;
import java.util.Map;

/** Fills the blanks of a step. */
@FunctionalInterface
public interface StepBinder {
    /** @param answers of a person, by placeholder name */
    Binding bind(Step step, AlertFacts alert, FrontMatter frontMatter, Map<String, String> answers);
}
