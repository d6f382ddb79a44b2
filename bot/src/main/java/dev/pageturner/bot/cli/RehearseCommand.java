package dev.pageturner.bot.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rehearse}: the whole product on one machine, with nothing installed but Java. */
@Command(
        name = "rehearse",
        mixinStandardHelpOptions = true,
        description = {
            "Starts the whole product on this machine: an embedded PostgreSQL, the bot as it is in production, a workspace",
            "in the browser, and a practice cluster in which a bad version has just been rolled out. Prints one URL."
        },
        footer = {
            "",
            "Everything listens on loopback only. Ctrl-C ends it; its data stays for the next time.",
            "",
            "Exit codes: 0 ended, 1 broken or (with --unattended) the story did not come to its end, 2 unusable arguments."
        })
public final class RehearseCommand implements Callable<Integer> {
    private final Rehearsing rehearsing;

    @Option(
            names = "--unattended",
            description = "Plays the incident to its end without a browser, on fresh data, and prints the story.")
    private boolean unattended;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Where the data is kept. Default: ${DEFAULT-VALUE}")
    private Path data = Path.of("data");

    public RehearseCommand(Rehearsing rehearsing) {
        this.rehearsing = rehearsing;
    }

    /** The rehearsal itself, which this package does not know. */
    @FunctionalInterface
    public interface Rehearsing {
        /** Returns the exit code once it is over. */
        int rehearse(boolean unattended, Path data) throws Exception;
    }

    @Override
    public Integer call() throws Exception {
        return rehearsing.rehearse(unattended, data);
    }
}
