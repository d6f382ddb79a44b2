package dev.pageturner.bot.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code train}: for the launcher and the image, which keep the classes that it loads in an archive. */
@Command(
        name = "train",
        hidden = true,
        description =
                "Does a little of everything and ends, so that Java can write the classes that it needed into an archive.")
public final class TrainCommand implements Callable<Integer> {
    private final Training training;

    public TrainCommand(Training training) {
        this.training = training;
    }

    /** The program itself, which this package does not know. */
    @FunctionalInterface
    public interface Training {
        /** Returns the exit code. */
        int train() throws Exception;
    }

    @Override
    public Integer call() throws Exception {
        return training.train();
    }
}
