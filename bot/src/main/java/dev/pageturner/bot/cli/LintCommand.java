package dev.pageturner.bot.cli;

import dev.pageturner.runbooks.RunbookLibrary;
import dev.pageturner.runbooks.library.Runbooks;
import dev.pageturner.runbooks.lint.Finding;
import dev.pageturner.runbooks.lint.Finding.Level;
import dev.pageturner.runbooks.lint.LintReport;
import dev.pageturner.runbooks.lint.Linter;
import dev.pageturner.runbooks.lint.Metrics;
import dev.pageturner.runbooks.lint.RuleFiles;
import dev.pageturner.runbooks.lint.SarifReport;
import dev.pageturner.runbooks.lint.Schema;
import dev.pageturner.runbooks.lint.Sources;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
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
            "Holds runbooks against what they must agree with, and says at which line they do not.",
            "",
            "Alone it finds what a runbook gets wrong by itself: changes among the diagnostics, commands without a",
            "namespace, requests without their body, limits that differ from place to place, blocks never closed.",
            "The more it may compare with, the more it finds:",
            "  --rules       alerts without a scenario, links that lead nowhere, thresholds that are not the alert's",
            "  --schema      tables, columns and CHECK values that no migration knows",
            "  --metrics     metrics and labels that nobody emits; also from --dashboards and --prometheus",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  pageturner lint docs/runbooks --rules prometheus/rules",
            "  pageturner lint docs/runbooks --rules prometheus/rules --schema migrations --metrics docs/metrics",
            "  pageturner lint docs/runbooks --format sarif > runbooks.sarif",
            "",
            "A finding that may stay is suppressed in its section, with a reason:",
            "  <!-- pageturner-lint disable=missing-namespace these commands are for the local cluster -->",
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

    @Option(
            names = "--dashboards",
            paramLabel = "DIR",
            description = "Grafana dashboards in JSON: their queries name metrics.")
    private @Nullable Path dashboards;

    @Option(
            names = "--metrics",
            paramLabel = "FILE",
            description =
                    "A catalogue of metrics, or a folder of them: Markdown, names in lines, or the answer of /metrics.")
    private @Nullable Path metrics;

    @Option(names = "--prometheus", paramLabel = "URL", description = "A server that is asked which metrics it has.")
    private @Nullable URI prometheus;

    @Option(
            names = "--rule-pages",
            paramLabel = "URL",
            defaultValue = "",
            description = "Where docs/lint is published; SARIF links there.")
    private String rulePages = "";

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
        if (!Inputs.exist(named(), line.getErr())) {
            return UNUSABLE;
        }
        Sources sources;
        try {
            sources = sources();
        } catch (UncheckedIOException e) {
            line.getErr().println(Objects.requireNonNullElse(e.getCause(), e).getMessage());
            return UNUSABLE;
        }
        sayWhatIsEmpty(sources, line.getErr());
        RunbookLibrary library = Runbooks.load(paths);
        Inputs.sayWhenEmpty(library, paths, line.getErr());
        List<Finding> findings = Linter.check(library, sources);
        print(findings, line);
        return findings.stream().anyMatch(finding -> finding.level() == Level.ERROR) ? ERRORS : CLEAN;
    }

    /** Nothing to compare with finds nothing, which must not look like agreement. */
    private void sayWhatIsEmpty(Sources sources, PrintWriter err) {
        if (sources.rules() != null && sources.rules().isEmpty()) {
            err.println("There is no rule in " + rules + ", so no alert was compared.");
        }
        if (sources.schema() != null && sources.schema().isEmpty()) {
            err.println("There is no CREATE TABLE in " + schema + ", so no SQL was compared.");
        }
        if (sources.metrics() != null && sources.metrics().isEmpty()) {
            err.println("None of these names a metric, so none was compared.");
        }
    }

    private Sources sources() {
        RuleFiles ruleFiles = rules == null ? null : RuleFiles.read(rules);
        return new Sources(ruleFiles, schema == null ? null : Schema.read(schema), known(ruleFiles));
    }

    private @Nullable Metrics known(@Nullable RuleFiles ruleFiles) {
        Metrics known = new Metrics();
        if (ruleFiles != null) {
            known.rules(ruleFiles);
        }
        if (metrics != null) {
            known.catalogue(metrics);
        }
        if (dashboards != null) {
            known.dashboards(dashboards);
        }
        if (prometheus != null) {
            known.live(PrometheusNames.of(prometheus));
        }
        boolean any = Stream.of(ruleFiles, metrics, dashboards, prometheus).anyMatch(Objects::nonNull);
        return any ? known : null;
    }

    private List<Path> named() {
        return Stream.concat(
                        paths.stream(),
                        Stream.of(rules, schema, dashboards, metrics).filter(Objects::nonNull))
                .toList();
    }

    private void print(List<Finding> findings, CommandLine line) {
        PrintWriter out = line.getOut();
        switch (format) {
            case json -> out.println(LintReport.json(findings));
            case sarif ->
                out.println(SarifReport.of(
                        findings,
                        new SarifReport.Origin(Path.of("").toAbsolutePath(), new BuildVersion().version(), rulePages)));
            case text -> new LintText(out, line.getColorScheme()).print(findings);
        }
        out.flush();
    }
}
