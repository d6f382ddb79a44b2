package dev.pageturner.bot.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code completion}: a script that makes the shell complete commands, options and their values. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints a script with which the shell completes what you type.",
        footer = {
            "",
            "In ~/.bashrc or ~/.zshrc, with pageturner on the PATH:",
            "  source <(pageturner completion bash)",
            "  source <(pageturner completion zsh)",
            "",
            "Exit codes: 0 printed, 2 unusable arguments."
        })
public final class CompletionCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
    private Shell shell = Shell.bash;

    @Spec
    private @Nullable CommandSpec spec;

    /** Spelled as people type them. */
    enum Shell {
        bash,
        zsh
    }

    @Override
    public Integer call() {
        CommandLine root = Objects.requireNonNull(spec, "set by picocli").root().commandLine();
        Completions completions = Completions.of(root);
        PrintWriter out = root.getOut();
        out.print(shell == Shell.zsh ? ZshCompletion.script(completions) : BashCompletion.script(completions));
        out.flush();
        return 0;
    }
}
