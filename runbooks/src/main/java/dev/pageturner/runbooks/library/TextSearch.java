package dev.pageturner.runbooks.library;

import dev.pageturner.runbooks.Block;
import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.Section;
import dev.pageturner.runbooks.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds scenarios that hold all words; where a word stands decides how much it counts. */
final class TextSearch {
    private static final int IN_TITLE = 10;
    private static final int IN_ALERTS = 8;
    private static final int IN_FILE = 3;
    private static final int IN_TEXT = 1;

    private final List<Runbook> runbooks;

    TextSearch(List<Runbook> runbooks) {
        this.runbooks = runbooks;
    }

    private record Hit(Scenario scenario, int weight) {}

    List<Scenario> find(String query, int limit) {
        List<String> words = Stream.of(query.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        List<Hit> hits = new ArrayList<>();
        if (!words.isEmpty()) {
            runbooks.forEach(runbook -> runbook.scenarios().forEach(part -> weigh(runbook, part, words, hits)));
        }
        return hits.stream()
                .sorted(Comparator.comparingInt((Hit hit) -> -hit.weight()))
                .limit(limit)
                .map(Hit::scenario)
                .toList();
    }

    private static void weigh(Runbook runbook, Scenario part, List<String> words, List<Hit> hits) {
        int weight = 0;
        for (String word : words) {
            int found = weight(runbook, part, word);
            if (found == 0) {
                return;
            }
            weight += found;
        }
        // What can be acted on stands before what can only be read.
        boolean acts = !part.alerts().isEmpty() || !part.steps().isEmpty();
        hits.add(new Hit(runbook.opens(part.anchor()).orElse(part), 2 * weight + (acts ? 1 : 0)));
    }

    private static int weight(Runbook runbook, Scenario part, String word) {
        if (has(part.title(), word)) {
            return IN_TITLE;
        }
        if (part.alerts().stream().anyMatch(alert -> has(alert, word))) {
            return IN_ALERTS;
        }
        if (has(runbook.file(), word) || has(runbook.title(), word)) {
            return IN_FILE;
        }
        return part.sections().stream().anyMatch(section -> has(section, word)) ? IN_TEXT : 0;
    }

    private static boolean has(Section section, String word) {
        return has(section.title(), word) || section.blocks().stream().anyMatch(block -> has(block, word));
    }

    private static boolean has(Block block, String word) {
        if (block instanceof Block.Prose prose) {
            return has(prose.markdown(), word);
        }
        if (block instanceof Block.Sample sample) {
            return has(sample.text(), word);
        }
        return ((Block.Steps) block).steps().stream().anyMatch(step -> has(step, word));
    }

    private static boolean has(Step step, String word) {
        return has(step.source(), word) || has(step.title(), word);
    }

    private static boolean has(String text, String word) {
        return text.toLowerCase(Locale.ROOT).contains(word);
    }
}
