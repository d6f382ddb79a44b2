package dev.pageturner.bot.cli;

import dev.pageturner.runbooks.RunbookLibrary;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What is said about the files and folders that a command line names. */
final class Inputs {
    private Inputs() {}

    /** Says which of these are not there. @return whether all are */
    static boolean exist(Collection<Path> paths, PrintWriter err) {
        List<Path> missing = paths.stream().filter(path -> !exists(path)).toList();
        missing.forEach(path -> err.println(
                path.toString().isEmpty()
                        ? "An empty word names no file or folder; a variable may be unset."
                        : "There is no file or folder " + path + "."));
        return missing.isEmpty();
    }

    /** The empty path is the working directory to Java, and a mistake to everybody else. */
    private static boolean exists(Path path) {
        return !path.toString().isEmpty() && Files.exists(path);
    }

    /** A folder without runbooks is most often the wrong folder: nothing is wrong with it, but it should be said. */
    static void sayWhenEmpty(RunbookLibrary library, Collection<Path> paths, PrintWriter err) {
        if (library.runbooks().isEmpty() && library.problems().isEmpty()) {
            err.println("There is no Markdown file in "
                    + paths.stream().map(Path::toString).collect(Collectors.joining(", ")) + ".");
        }
    }
}
