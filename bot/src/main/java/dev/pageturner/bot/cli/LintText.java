package dev.pageturner.bot.cli;

import dev.pageturner.runbooks.lint.Finding;
import dev.pageturner.runbooks.lint.Finding.Level;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;

/** Findings for people: one line each, as compilers write them, so that editors can jump there. */
final class LintText {
    private static final Map<Level, String> COLORS =
            Map.of(Level.ERROR, "red,bold", Level.WARNING, "yellow", Level.NOTE, "cyan");

    private final PrintWriter out;
    private final Ansi ansi;

    LintText(PrintWriter out, ColorScheme colors) {
        this.out = out;
        this.ansi = colors.ansi();
    }

    void print(List<Finding> findings) {
        findings.forEach(this::print);
        out.println(summary(findings));
    }

    private void print(Finding finding) {
        out.println(style("bold", finding.file() + ":" + finding.line() + ":" + finding.column() + ":")
                + " "
                + style(
                        COLORS.getOrDefault(finding.level(), "bold"),
                        finding.level().id())
                + " " + style("faint", "[" + finding.rule() + "]")
                + " " + finding.message() + " " + finding.fix());
    }

    private static String summary(List<Finding> findings) {
        return Stream.of(Level.values())
                .map(level -> counted(
                        findings.stream().filter(each -> each.level() == level).count(), level.id()))
                .collect(Collectors.joining(", "));
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private String style(String style, String text) {
        return Colors.style(ansi, style, text);
    }
}
