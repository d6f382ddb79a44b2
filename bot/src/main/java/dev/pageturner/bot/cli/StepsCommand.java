package dev.pageturner.bot.cli;

import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.RunbookLibrary;
import dev.pageturner.runbooks.RunbookLibrary.Problem;
import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.json.StepsJson;
import dev.pageturner.runbooks.library.Runbooks;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code steps}: how each code block of a runbook was understood, and why. */
@Command(
        name = "steps",
        mixinStandardHelpOptions = true,
        description = {
            "Shows how each code block of a runbook is understood: as a read that anybody may press,",
            "as a change that needs approval, or as something to do by hand, and why.",
            "Keep it open while you write.",
            "",
            "  cluster-read, logs, promql, sql-read, http-probe   a button for anybody",
            "  change                                             a button that needs an approval; becomes a command",
            "  by-hand                                            shown to copy, with the reason",
            "",
            "Only the command decides, never the heading above it. A button comes from one plain command: kubectl, psql, curl,",
            "PromQL, with grep, head, sort, awk '{print $1}' or jq behind a pipe. Loops, $(...), redirections to files and",
            "programs that are not known are by hand. <pod>, $POD and {{ $labels.pod }} are filled in from the alert or asked for.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  pageturner steps runbooks/library",
            "  pageturner steps docs/web.md#scenario-2-high-latency",
            "  pageturner steps docs/*.md --format json",
            "",
            "Exit codes: 0 shown, 2 a file or an anchor does not exist, or nothing of it can be read."
        })
public final class StepsCommand implements Callable<Integer> {
    private static final int SHOWN = 0;
    private static final int UNUSABLE = 2;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH[#anchor]",
            description = "A Markdown file, a folder of them, or one scenario of a file.")
    private List<String> paths = new ArrayList<>();

    @Option(names = "--format", defaultValue = "text", description = "text or json (one object per file and line).")
    private StepsFormat format = StepsFormat.text;

    @Spec
    private @Nullable CommandSpec spec;

    /** Spelled as people type them. */
    enum StepsFormat {
        text,
        json
    }

    /** A file and those of its scenarios that were asked for. */
    private record Shown(Runbook runbook, List<Scenario> scenarios) {}

    @Override
    public Integer call() {
        PrintWriter err = commandLine().getErr();
        List<Shown> shown = new ArrayList<>();
        boolean usable = true;
        for (String path : paths) {
            usable &= collect(path, shown, err);
        }
        PrintWriter out = commandLine().getOut();
        StepsText text = new StepsText(out, commandLine().getColorScheme());
        for (Shown each : shown) {
            if (format == StepsFormat.json) {
                out.println(StepsJson.line(each.runbook().file(), each.scenarios()));
            } else {
                text.print(each.runbook(), each.scenarios());
            }
        }
        out.flush();
        err.flush();
        return usable ? SHOWN : UNUSABLE;
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec, "set by picocli").commandLine();
    }

    private static boolean collect(String argument, List<Shown> shown, PrintWriter err) {
        int hash = Files.exists(Path.of(argument)) ? -1 : argument.indexOf('#');
        Path path = Path.of(hash < 0 ? argument : argument.substring(0, hash));
        if (!Inputs.exist(List.of(path), err)) {
            return false;
        }
        RunbookLibrary library = Runbooks.load(List.of(path));
        for (Problem problem : library.problems()) {
            err.println(problem.file() + ":" + problem.line() + ": " + problem.sentence());
        }
        Inputs.sayWhenEmpty(library, List.of(path), err);
        for (Runbook runbook : library.runbooks()) {
            Optional<List<Scenario>> scenarios = hash < 0
                    ? Optional.of(runbook.scenarios())
                    : library.scenario(runbook.file(), argument.substring(hash + 1))
                            .map(List::of);
            if (scenarios.isEmpty()) {
                err.println(path + " has no heading with the anchor " + argument.substring(hash) + ".");
                return false;
            }
            shown.add(new Shown(runbook, scenarios.get()));
        }
        boolean unreadable = library.runbooks().isEmpty() && !library.problems().isEmpty();
        return !unreadable;
    }
}
