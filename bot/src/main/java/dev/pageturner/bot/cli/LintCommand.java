package dev.pageturner.bot.cli;

import dev.pageturner.runbooks.library.Runbooks;
import dev.pageturner.runbooks.lint.Finding;
import dev.pageturner.runbooks.lint.Finding.Level;
import dev.pageturner.runbooks.lint.LintReport;
import dev.pageturner.runbooks.lint.Linter;
import dev.pageturner.runbooks.lint.RuleFiles;
import dev.pageturner.runbooks.lint.Schema;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lint}: what in the runbooks is not so. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description = {
            "Holds runbooks against the alerts they are for and against their own commands.",
            "With --rules it also finds alerts without a scenario, links that lead nowhere and alerts that do not exist."
        },
        footer = {
            "",
            "Examples:",
            "  pageturner lint docs/runbooks --rules prometheus/rules",
            "  pageturner lint docs/runbooks --format sarif > runbooks.sarif",
            "",
            "Exit codes: 0 no errors, 1 findings of level error, 2 unusable arguments."
        })
public final class LintCommand implements Callable<Integer> {
    private static final int CLEAN = 0;
    private static final int ERRORS = 1;
    private static final int UNUSABLE = 2;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Markdown files, and folders of them.")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--rules", paramLabel = "DIR", description = "Prometheus rule files, or PrometheusRule objects.")
    private @Nullable Path rules;

    @Option(names = "--schema", paramLabel = "DIR", description = "SQL migrations of the databases that steps ask.")
    private @Nullable Path schema;

    @Option(names = "--format", defaultValue = "text", description = "${COMPLETION-CANDIDATES}")
    private LintFormat format = LintFormat.text;

    @Spec
    private @Nullable CommandSpec spec;

    /** Spelled as people type them. */
    enum LintFormat {
        text,
        json,
        sarif
    }

    @Override
    public Integer call() {
        CommandLine line = Objects.requireNonNull(spec, "set by picocli").commandLine();
        List<Path> missing = Stream.of(paths.stream(), Stream.ofNullable(rules), Stream.ofNullable(schema))
                .flatMap(each -> each)
                .filter(path -> !Files.exists(path))
                .toList();
        if (!missing.isEmpty()) {
            missing.forEach(path -> line.getErr().println("There is no file or folder " + path + "."));
            line.getErr().flush();
            return UNUSABLE;
        }
        List<Finding> findings = Linter.check(
                Runbooks.load(paths),
                rules == null ? null : RuleFiles.read(rules),
                schema == null ? null : Schema.read(schema));
        print(findings, line.getOut());
        return findings.stream().anyMatch(finding -> finding.level() == Level.ERROR) ? ERRORS : CLEAN;
    }

    private void print(List<Finding> findings, PrintWriter out) {
        switch (format) {
            case json -> out.println(LintReport.json(findings));
            case sarif -> out.println(LintReport.sarif(findings));
            case text -> {
                findings.forEach(finding -> out.println(finding.file() + ":" + finding.line() + ": "
                        + finding.level().id() + " [" + finding.rule() + "] " + finding.message() + " "
                        + finding.fix()));
                out.println(summary(findings));
            }
        }
        out.flush();
    }

    private static String summary(List<Finding> findings) {
        return Stream.of(Level.values())
                .map(level ->
                        findings.stream().filter(each -> each.level() == level).count() + " " + level.id() + "s")
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }
}
