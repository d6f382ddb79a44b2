package dev.pageturner.bot.cli;

import java.util.List;
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
        subcommands = {
            StepsCommand.class,
            MatchCommand.class,
            LintCommand.class,
            PreviewCommand.class,
            RbacCommand.class,
            CompletionCommand.class,
            HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        description = "Turns the page that woke you into the runbook page that fixes it.",
        footer = {"", "pageturner help COMMAND explains one of them."})
public final class RootCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** @param more commands that need something from the program to run; made only when they are called */
    public static CommandLine create(List<Object> more) {
        CommandLine line = new CommandLine(new RootCommand());
        more.forEach(line::addSubcommand);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(CommandErrors::unusable);
        line.setExecutionExceptionHandler(CommandErrors::broken);
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do");
    }
}
