package dev.pageturner.runbooks.collections;

import dev.pageturner.runbooks.Block;
import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.RunbookLibrary;
import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.StepKind;
import dev.pageturner.runbooks.collections.RoughReading.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What became of one collection of runbooks: the figures of docs/collections.md, and every step to look at. */
final class CollectionReport {
    private final RunbookLibrary library;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private int blocks;
    private int scenarios;

    CollectionReport(RunbookLibrary library) {
        this.library = library;
        for (Runbook runbook : library.runbooks()) {
            runbook.scenarios().forEach(scenario -> take(runbook, scenario));
        }
    }

    private void take(Runbook runbook, Scenario scenario) {
        scenarios += scenario.anchor().isEmpty() ? 0 : 1;
        scenario.sections().forEach(section -> section.blocks().forEach(block -> {
            if (block instanceof Block.Steps found) {
                blocks++;
                found.steps().forEach(step -> take(runbook, step));
            } else if (block instanceof Block.Sample sample) {
                blocks++;
                lines.add(line(runbook, sample.line(), "sample", sample.language(), sample.text(), ""));
            }
        }));
    }

    private void take(Runbook runbook, Step step) {
        steps.add(step);
        String rough = step.kind() == StepKind.BY_HAND ? sort(step).name() : "";
        lines.add(line(runbook, step.line(), step.kind().id(), rough, step.source(), String.valueOf(step.reason())));
    }

    private static String line(Runbook runbook, int line, String kind, String rough, String source, String reason) {
        String oneLine = source.replaceAll("\\s*\\n\\s*", " ⏎ ").replace('\t', ' ');
        return String.join("\t", runbook.file() + ":" + line, kind, rough, reason, oneLine);
    }

    private static Sort sort(Step step) {
        return RoughReading.of(step.source());
    }

    private long count(Predicate<Step> which) {
        return steps.stream().filter(which).count();
    }

    private long byHand(Sort sort) {
        return count(step -> step.kind() == StepKind.BY_HAND && sort(step) == sort);
    }

    /** Share of the commands that only read which are buttons, in percent; 100 when there are none. */
    double share() {
        long buttons = buttons();
        long missed = byHand(Sort.READS);
        return buttons + missed == 0 ? 100 : 100.0 * buttons / (buttons + missed);
    }

    long buttons() {
        return count(step -> step.kind().isRead());
    }

    /**
     * Files, scenarios, blocks and commands; of the commands those that read, their buttons and share, changes with a
     * button; by hand: other changes, what needs a shell, what runs elsewhere, secrets.
     */
    String row() {
        return "%d | %d | %d | %d | %d | %d | %.1f %% | %d | %d | %d | %d | %d"
                .formatted(
                        library.runbooks().size(),
                        scenarios,
                        blocks,
                        steps.size(),
                        buttons() + byHand(Sort.READS),
                        buttons(),
                        share(),
                        count(step -> step.kind() == StepKind.CHANGE),
                        byHand(Sort.CHANGES),
                        byHand(Sort.NEEDS_A_SHELL),
                        byHand(Sort.ELSEWHERE),
                        byHand(Sort.SECRET));
    }

    /** Why commands are by hand and how often, without what stands in quotes. */
    Map<String, Long> reasons(Predicate<Sort> which) {
        Map<String, Long> counted = new TreeMap<>();
        steps.stream()
                .filter(step -> step.kind() == StepKind.BY_HAND && which.test(sort(step)))
                .forEach(
                        step -> counted.merge(String.valueOf(step.reason()).replaceAll("`[^`]*`", "…"), 1L, Long::sum));
        return counted;
    }

    /** Read buttons whose text looks like a change. A person has to look at each, and none may be one. */
    Stream<Step> suspicious() {
        return steps.stream()
                .filter(step -> step.kind().isRead() && step.kind() != StepKind.PROMQL)
                .filter(step -> RoughReading.suspicious(step.source()));
    }

    /** Every step and sample: where, kind, second opinion, reason, source; separated by tabs. */
    List<String> lines() {
        return lines;
    }
}
