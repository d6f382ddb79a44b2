package dev.pageturner.bot;

import dev.pageturner.bot.config.Problem;
import dev.pageturner.runbooks.RunbookLibrary;
import dev.pageturner.runbooks.library.ReloadingLibrary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The runbooks that the configuration names, followed while the bot runs. */
final class Runbooks implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final ReloadingLibrary library;

    Runbooks(List<Path> paths) {
        library = new ReloadingLibrary(paths, LOOK);
    }

    RunbookLibrary library() {
        return library;
    }

    /** What keeps the bot from starting: a runbook that cannot be read now would be missing when it is needed. */
    List<Problem> problems() {
        return library.problems().stream()
                .filter(RunbookLibrary.Problem::serious)
                .map(problem -> new Problem(problem.file() + ":" + problem.line(), problem.sentence()))
                .toList();
    }

    /** What was mended or left out; the runbooks are used as they are. */
    List<String> remarks() {
        return library.problems().stream()
                .filter(problem -> !problem.serious())
                .map(problem -> problem.file() + ":" + problem.line() + ": " + problem.sentence())
                .toList();
    }

    @Override
    public void close() {
        library.close();
    }
}
