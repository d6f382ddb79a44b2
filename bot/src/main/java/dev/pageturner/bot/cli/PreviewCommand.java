package dev.pageturner.bot.cli;

import dev.pageturner.commands.Catalogue;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.ConfiguredSystems;
import dev.pageturner.commands.Parsed;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.SystemSettings;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.Systems;
import dev.pageturner.commands.kubernetes.KubernetesSettings;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code preview}: what a command would do now, without doing it. */
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what a command would do now, as Slack shows it before anybody approves. Changes nothing.",
            "Arguments are spelled as kubectl spells them; kubectl's own words are understood too."
        },
        footer = {
            "",
            "Examples:",
            "  pageturner preview rollback deployment/web -n shop --to-revision=3",
            "  pageturner preview drain node-1 --ignore-daemonsets --format json",
            "  pageturner preview kubectl rollout undo deployment/web -n shop",
            "",
            "Exit codes: 0 it could run, 1 it would refuse, 2 the arguments are not understood."
        })
public final class PreviewCommand implements Callable<Integer> {
    private static final int COULD_RUN = 0;
    private static final int WOULD_REFUSE = 1;
    private static final int UNUSABLE = 2;
    private static final Set<String> OWN = Set.of("--kubeconfig", "--context", "--format");

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "The cluster; without it what kubectl would take.")
    private String kubeconfig = "";

    @Option(names = "--context", paramLabel = "NAME", description = "A context of the kubeconfig.")
    private String context = "";

    @Option(names = "--format", paramLabel = "text|json", description = "How to print it (default: text).")
    private String format = "text";

    @Parameters(
            paramLabel = "COMMAND",
            arity = "0..*",
            completionCandidates = CommandNames.class,
            description = "The command and its arguments.")
    private List<String> words = new ArrayList<>();

    private @Nullable CommandSpec spec;

    /** The words after the command's name belong to that command, also where they look like options. */
    @Spec
    void belongTo(CommandSpec own) {
        own.parser().stopAtPositional(true);
        spec = own;
    }

    @Override
    public Integer call() {
        CommandLine line = Objects.requireNonNull(spec, "set by picocli").commandLine();
        List<String> command = withoutOwnOptions();
        if (!List.of("text", "json").contains(format)) {
            line.getErr().println("--format is text or json, not \"" + format + "\".");
            return UNUSABLE;
        }
        if (!kubeconfig.isEmpty() && !Files.isReadable(Path.of(kubeconfig))) {
            line.getErr().println("The kubeconfig " + kubeconfig + " cannot be read; check its path and its rights.");
            return UNUSABLE;
        }
        Parsed parsed = Catalogue.standard().parse(command);
        if (parsed instanceof Parsed.Refused refused) {
            line.getErr().println(refused.sentence());
            return UNUSABLE;
        }
        Preview preview = preview((Parsed.Ok) parsed);
        PrintWriter out = line.getOut();
        out.print(format.equals("json") ? PreviewText.json(preview) : PreviewText.text(preview));
        out.flush();
        return preview.allowed() ? COULD_RUN : WOULD_REFUSE;
    }

    /** This command's own options may also stand among the words of the other. */
    private List<String> withoutOwnOptions() {
        List<String> kept = new ArrayList<>();
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (word.equals("--")) {
                kept.add(word);
                rest.forEachRemaining(kept::add);
            } else if (OWN.contains(name) && (equals > 0 || rest.hasNext())) {
                set(name, equals > 0 ? word.substring(equals + 1) : rest.next());
            } else {
                kept.add(word);
            }
        }
        return kept;
    }

    private void set(String option, String value) {
        switch (option) {
            case "--kubeconfig" -> kubeconfig = value;
            case "--context" -> context = value;
            default -> format = value;
        }
    }

    private Preview preview(Parsed.Ok parsed) {
        KubernetesSettings kubernetes = KubernetesSettings.of(kubeconfig).inContext(context);
        try (Systems systems =
                new ConfiguredSystems(new SystemSettings("kubeconfig", kubernetes, "", Map.of(), Map.of()))) {
            String user = System.getProperty("user.name", "somebody");
            CommandContext where = new CommandContext(systems, user, List.of(), Clock.systemUTC());
            return parsed.command().preview(parsed.invocation(), where);
        } catch (SystemUnreachableException e) {
            return Preview.refused(
                    parsed.invocation(),
                    parsed.invocation().argument("target", ""),
                    parsed.command().spec().risk(),
                    String.valueOf(e.getMessage()));
        }
    }
}
