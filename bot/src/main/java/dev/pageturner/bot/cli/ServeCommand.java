package dev.pageturner.bot.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code serve}: runs the bot until it is told to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Runs the bot until it is told to stop.",
        footer = {
            "",
            "Without --config everything comes from the environment.",
            "config/pageturner.example.yaml explains every key.",
            "",
            "Exit codes: 0 stopped, 1 broken, 2 the configuration cannot be used."
        })
public final class ServeCommand implements Callable<Integer> {
    private final Serving serving;

    @Option(names = "--config", paramLabel = "FILE", description = "The configuration, a YAML file.")
    private @Nullable Path config;

    public ServeCommand(Serving serving) {
        this.serving = serving;
    }

    /** The program itself, which this package does not know. */
    @FunctionalInterface
    public interface Serving {
        /** Returns the exit code once the bot has stopped. */
        int serve(@Nullable Path config);
    }

    @Override
    public Integer call() {
        return serving.serve(config);
    }
}
