package dev.pageturner.bot;

import dev.pageturner.bot.cli.AuditCommand;
import dev.pageturner.bot.cli.RehearseCommand;
import dev.pageturner.bot.cli.RootCommand;
import dev.pageturner.bot.cli.ServeCommand;
import dev.pageturner.bot.cli.TrainCommand;
import java.util.List;

/** Where the program begins. Loads nothing but what the command at hand needs: most of them should feel instant. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        int code = RootCommand.create(List.of(
                        new ServeCommand(config -> Serve.untilStopped(config)),
                        new RehearseCommand((unattended, data) -> Rehearse.play(unattended, data)),
                        new AuditCommand((config, work) -> AuditTrailOf.configured(config, work)),
                        new TrainCommand(() -> Train.once())))
                .execute(arguments);
        System.exit(code);
    }
}
