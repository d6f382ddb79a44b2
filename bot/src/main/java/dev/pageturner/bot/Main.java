package dev.pageturner.bot;

import dev.pageturner.bot.cli.AuditCommand;
import dev.pageturner.bot.cli.RehearseCommand;
import dev.pageturner.bot.cli.RootCommand;
import dev.pageturner.bot.cli.ServeCommand;
import dev.pageturner.bot.cli.StandardOutput;
import dev.pageturner.bot.cli.TrainCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;

/** Where the program begins. Loads nothing but what the command at hand needs: most of them should feel instant. */
public final class Main {
    private static final int UNUSABLE = 2;

    private Main() {}

    public static void main(String[] arguments) {
        StandardOutput out = StandardOutput.install();
        List<Object> commands = List.of(
                new ServeCommand(config -> Serve.untilStopped(config)),
                new RehearseCommand((unattended, data) -> Rehearse.play(unattended, data)),
                new AuditCommand((config, work) -> AuditTrailOf.configured(config, work)),
                new TrainCommand(() -> Train.once()));
        CommandLine line = RootCommand.create(commands, arguments)
                .setOut(out.writer())
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        int code = line.execute(arguments);
        line.getOut().flush();
        System.exit(out.loss().map(Main::lost).orElse(code));
    }

    /** A report that did not arrive must not look like a clean one. */
    private static int lost(String sentence) {
        System.err.println("pageturner: " + sentence);
        return UNUSABLE;
    }
}
