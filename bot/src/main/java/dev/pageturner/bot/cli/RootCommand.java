package dev.pageturner.bot.cli;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pageturner}: says what there is when it is called without a word. */
@Command(
        name = "pageturner",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Turns the page that woke you into the runbook page that fixes it.",
        footer = {"", "pageturner help COMMAND explains one of them."})
public final class RootCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /**
     * @param more commands that need something from the program to run; made only when they are called
     * @param arguments what was typed: where its first word is a command, the others are not looked at, which takes a
     *     good part of the time that the program needs to start
     */
    public static CommandLine create(List<Object> more, String... arguments) {
        CommandLine line = new CommandLine(new RootCommand());
        List<Object> all = Stream.concat(own(), more.stream()).toList();
        List<Object> meant = all.stream()
                .filter(each -> arguments.length > 0 && name(each).equals(arguments[0]) && !needsOthers(each))
                .toList();
        (meant.isEmpty() ? all : meant).forEach(line::addSubcommand);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(CommandErrors::unusable);
        line.setExecutionExceptionHandler(CommandErrors::broken);
        return line;
    }

    /** In the order in which help lists them. */
    private static Stream<Object> own() {
        return Stream.of(
                new StepsCommand(),
                new MatchCommand(),
                new LintCommand(),
                new PreviewCommand(),
                new RbacCommand(),
                new CompletionCommand(),
                new HelpCommand());
    }

    private static boolean needsOthers(Object command) {
        return command instanceof CompletionCommand || command instanceof HelpCommand;
    }

    private static String name(Object command) {
        return command.getClass().getAnnotation(Command.class).name();
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do");
    }
}
