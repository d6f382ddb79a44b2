package dev.pageturner.runbooks.binding;

import dev.pageturner.runbooks.AlertFacts;
import dev.pageturner.runbooks.Binding;
import dev.pageturner.runbooks.FrontMatter;
import dev.pageturner.runbooks.Placeholder;
import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.StepKind;
import dev.pageturner.runbooks.TextFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fills the blanks of a step from what a person answered, what the alert says and what the runbook says. Values go into
 * words, never into text that is read again: the number of words and what each of them is cannot change.
 */
public final class Binder {
    private Binder() {}

    /** @param answers of a person, by placeholder name */
    public static Binding bind(Step step, AlertFacts alert, FrontMatter frontMatter, Map<String, String> answers) {
        Map<String, String> values = new LinkedHashMap<>();
        List<Placeholder> missing = new ArrayList<>();
        for (Placeholder placeholder : step.placeholders()) {
            String answer = answers.get(placeholder.name());
            Optional<String> problem =
                    answer == null ? Optional.empty() : Values.problem(placeholder, answer, freeText(step));
            if (problem.isPresent()) {
                return new Binding.Refused(problem.get());
            }
            String value = answer == null ? known(step, placeholder, alert, frontMatter) : answer;
            if (value == null) {
                missing.add(placeholder);
            } else {
                values.put(placeholder.spelling(), value);
            }
        }
        return missing.isEmpty() ? bound(step, values) : new Binding.Missing(missing);
    }

    /** A value that nobody typed and that does not fit is no value: somebody is asked. */
    private static @Nullable String known(
            Step step, Placeholder placeholder, AlertFacts alert, FrontMatter frontMatter) {
        String written = step.kind() == StepKind.CHANGE ? null : placeholder.value();
        List<@Nullable String> candidates = new ArrayList<>();
        candidates.add(written);
        candidates.add(Labels.value(placeholder, alert.labels()));
        candidates.add(Labels.value(placeholder, frontMatter));
        return candidates.stream()
                .filter(value -> value != null && !value.isEmpty())
                .filter(value ->
                        Values.problem(placeholder, value, freeText(step)).isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** Statements and addresses quote what they take; words of kubectl have to be plain. */
    private static boolean freeText(Step step) {
        String command = step.words().isEmpty() ? "" : step.words().get(0);
        return command.equals("sql") || command.equals("probe");
    }

    private static Binding bound(Step step, Map<String, String> values) {
        try {
            List<String> words = new WordFiller(values).fill(step.words());
            List<TextFilter> filters = step.filters().stream()
                    .map(filter -> new TextFilter(filled(filter.words(), values)))
                    .toList();
            return new Binding.Bound(words, filters);
        } catch (UnfitValueException e) {
            return new Binding.Refused(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> filled(List<String> words, Map<String, String> values) {
        Spellings spellings = new Spellings(values);
        return words.stream()
                .map(word -> spellings.replace(word, value -> value))
                .toList();
    }
}
