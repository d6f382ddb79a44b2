package dev.pageturner.bot.cli;

import dev.pageturner.bot.config.ConfigReader;
import dev.pageturner.bot.config.Loaded;
import dev.pageturner.bot.config.Settings;
import dev.pageturner.commands.Catalogue;
import dev.pageturner.commands.CommandSpec;
import dev.pageturner.runbooks.RunbookLibrary;
import dev.pageturner.runbooks.library.Runbooks;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rbac}: the least rights in the cluster with which everything works. */
@Command(
        name = "rbac",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the least Kubernetes rights that the commands and the steps of the runbooks need, as manifests",
            "for the service account pageturner in the namespace pageturner. With impersonation the rights go to the",
            "people who may ask for changes, and the bot may only act as them."
        },
        footer = {
            "",
            "Example:",
            "  pageturner rbac --runbooks runbooks/library --config config/pageturner.yaml | kubectl apply -f -",
            "",
            "Exit codes: 0 printed, 2 the runbooks or the configuration cannot be used."
        })
public final class RbacCommand implements Callable<Integer> {
    private static final int PRINTED = 0;
    private static final int UNUSABLE = 2;

    @Option(
            names = "--runbooks",
            arity = "1..*",
            paramLabel = "DIR",
            description = "Folders or files; without it those of the configuration.")
    private List<Path> runbooks = new ArrayList<>();

    @Option(names = "--config", paramLabel = "FILE", description = "The configuration, a YAML file.")
    private @Nullable Path config;

    @Option(
            names = "--namespaces",
            arity = "0..*",
            paramLabel = "NAMESPACE",
            description = {
                "Roles in these namespaces, and a ClusterRole only for what is about nodes; without a name",
                "those that steps of the runbooks and policies name. Without this option: everywhere."
            })
    private @Nullable List<String> namespaces;

    @Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine line = Objects.requireNonNull(spec, "set by picocli").commandLine();
        Loaded loaded = new ConfigReader(System.getenv(), Path.of("").toAbsolutePath()).readWithoutSecrets(config);
        if (loaded instanceof Loaded.Unusable unusable) {
            unusable.problems().forEach(problem -> line.getErr().println(problem));
            return UNUSABLE;
        }
        Settings settings = ((Loaded.Ok) loaded).settings();
        List<Path> paths = runbooks.isEmpty() ? settings.runbooks() : runbooks;
        for (Path path : paths) {
            if (!Files.exists(path)) {
                line.getErr().println("There is no file or folder " + path + ".");
                return UNUSABLE;
            }
        }
        print(paths, namespaces, settings, line.getOut());
        return PRINTED;
    }

    private static void print(List<Path> paths, @Nullable List<String> confinedTo, Settings settings, PrintWriter out) {
        Catalogue catalogue = Catalogue.standard();
        StepRights steps = new StepRights(catalogue);
        RunbookLibrary library = Runbooks.load(paths);
        library.runbooks().forEach(steps::read);
        List<CommandSpec> specs = catalogue.all().stream()
                .map(dev.pageturner.commands.Command::spec)
                .toList();
        steps.unknown()
                .forEach(kind -> out.println("# not granted, because only the cluster knows this kind: " + kind));
        Rights rights = confinedTo == null
                ? Rights.everywhere(specs, steps.permissions())
                : Rights.confined(specs, steps.permissions());
        out.print(RbacManifests.print(rights, namespaces(confinedTo, steps, settings), settings));
        out.flush();
    }

    private static Set<String> namespaces(@Nullable List<String> typed, StepRights steps, Settings settings) {
        Set<String> namespaces = new TreeSet<>(typed == null ? List.of() : typed);
        if (namespaces.isEmpty()) {
            namespaces.addAll(steps.namespaces());
            settings.policies().forEach(policy -> policy.namespaces().stream()
                    .filter(name -> !name.contains("*"))
                    .forEach(namespaces::add));
        }
        return namespaces;
    }
}
