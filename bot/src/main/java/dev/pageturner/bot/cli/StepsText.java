package dev.pageturner.bot.cli;

import dev.pageturner.runbooks.Placeholder;
import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.StepKind;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;

/** Steps for people; in colour where the terminal has any. */
final class StepsText {
    private static final int KIND_WIDTH = 13;

    private final PrintWriter out;
    private final Ansi ansi;

    StepsText(PrintWriter out, ColorScheme colors) {
        this.out = out;
        this.ansi = colors.ansi();
    }

    void print(Runbook runbook, List<Scenario> scenarios) {
        out.println(style("bold", runbook.file()));
        scenarios.stream()
                .filter(scenario -> !scenario.steps().isEmpty())
                .forEach(scenario -> print(runbook, scenario));
        out.println("  " + summary(scenarios));
        out.println();
    }

    private void print(Runbook runbook, Scenario scenario) {
        String alerts = scenario.alerts().isEmpty() ? "" : "  [" + String.join(", ", scenario.alerts()) + "]";
        String anchor = scenario.anchor().isEmpty() ? "" : "  #" + scenario.anchor();
        out.println("  " + style("underline", scenario.title()) + style("faint", anchor + alerts));
        scenario.steps().forEach(step -> print(runbook.file(), step));
    }

    private void print(String file, Step step) {
        String kind = step.command() == null ? step.kind().id() : step.kind().id() + " " + step.command();
        String place = step.line() == step.endLine() ? "" + step.line() : step.line() + "-" + step.endLine();
        out.println("    " + style(color(step.kind()), padded(kind)) + " " + step.title());
        step.source()
                .lines()
                .limit(3)
                .forEach(line -> out.println(style("faint", " ".repeat(4 + KIND_WIDTH + 1) + line)));
        out.println(style("faint", " ".repeat(4 + KIND_WIDTH + 1) + file + ":" + place) + blanks(step));
        if (step.reason() != null) {
            out.println(" ".repeat(4 + KIND_WIDTH + 1) + style("yellow", "because " + step.reason()));
        }
    }

    private String blanks(Step step) {
        return step.placeholders().isEmpty()
                ? ""
                : style(
                        "faint",
                        "  asks for "
                                + step.placeholders().stream()
                                        .map(Placeholder::name)
                                        .distinct()
                                        .collect(Collectors.joining(", ")));
    }

    private static String summary(List<Scenario> scenarios) {
        Map<StepKind, Integer> counts = new EnumMap<>(StepKind.class);
        scenarios.forEach(scenario -> scenario.steps().forEach(step -> counts.merge(step.kind(), 1, Integer::sum)));
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        return counts.isEmpty()
                ? "no steps"
                : all
                        + (all == 1 ? " step: " : " steps: ")
                        + counts.entrySet().stream()
                                .map(entry ->
                                        entry.getValue() + " " + entry.getKey().id())
                                .collect(Collectors.joining(", "));
    }

    private static String color(StepKind kind) {
        return kind.isRead() ? "green" : kind == StepKind.CHANGE ? "red" : "yellow";
    }

    private static String padded(String text) {
        return text + " ".repeat(Math.max(0, KIND_WIDTH - text.length()));
    }

    private String style(String style, String text) {
        return Colors.style(ansi, style, text);
    }
}
