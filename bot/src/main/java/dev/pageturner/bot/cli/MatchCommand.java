package dev.pageturner.bot.cli;

import dev.pageturner.bot.alert.Alert;
import dev.pageturner.bot.alert.PayloadDecoder;
import dev.pageturner.bot.alert.PayloadDecoder.Decoded;
import dev.pageturner.runbooks.AlertFacts;
import dev.pageturner.runbooks.RunbookLibrary;
import dev.pageturner.runbooks.RunbookLibrary.Problem;
import dev.pageturner.runbooks.json.MatchJson;
import dev.pageturner.runbooks.library.Runbooks;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code match}: which scenario each alert of an Alertmanager payload opens. */
@Command(
        name = "match",
        mixinStandardHelpOptions = true,
        description = {
            "Shows which scenario each alert of an Alertmanager notification opens, as one JSON object to a line.",
            "by is the first of these that hit: routing, runbook_url, alert-line, name; or none."
        },
        footer = {
            "",
            "Examples:",
            "  pageturner match --runbooks runbooks/library --alert notification.json",
            "  curl -s http://sink/last | pageturner match --runbooks docs --alert -",
            "",
            "Exit codes: 0 shown, 2 the runbooks or the notification cannot be read."
        })
public final class MatchCommand implements Callable<Integer> {
    private static final int SHOWN = 0;
    private static final int UNUSABLE = 2;

    @Option(
            names = "--runbooks",
            required = true,
            arity = "1..*",
            paramLabel = "DIR",
            description = "Folders or files; may be given several times.")
    private List<Path> runbooks = new ArrayList<>();

    @Option(
            names = "--alert",
            required = true,
            paramLabel = "FILE|-",
            description = "The notification as Alertmanager posts it (version 4); - is standard input.")
    private String alert = "-";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = commandLine().getErr();
        if (!Inputs.exist(runbooks, err)) {
            return UNUSABLE;
        }
        if (!alert.equals("-") && (!Files.isRegularFile(Path.of(alert)) || !Files.isReadable(Path.of(alert)))) {
            err.println("There is no readable file " + alert + ".");
            return UNUSABLE;
        }
        Decoded decoded = new PayloadDecoder(Clock.systemUTC()).decode("command line", body());
        if (decoded instanceof Decoded.Refused refused) {
            err.println("This is no notification of Alertmanager: " + refused.sentence() + ".");
            return UNUSABLE;
        }
        print(((Decoded.Ok) decoded).notification().alerts(), err);
        return SHOWN;
    }

    private byte[] body() throws IOException {
        return alert.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(alert));
    }

    private void print(List<Alert> alerts, PrintWriter err) {
        RunbookLibrary library = Runbooks.load(runbooks);
        for (Problem problem : library.problems()) {
            err.println(problem.file() + ":" + problem.line() + ": " + problem.sentence());
        }
        Inputs.sayWhenEmpty(library, runbooks, err);
        PrintWriter out = commandLine().getOut();
        for (Alert each : alerts) {
            AlertFacts facts = new AlertFacts(each.labels(), each.annotations());
            out.println(MatchJson.line(facts.alertName(), each.fingerprint(), library.match(facts)));
        }
        out.flush();
        err.flush();
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec, "set by picocli").commandLine();
    }
}
