package dev.pageturner.bot;

import dev.pageturner.bot.base.Trees;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/** Runs a rehearsal as a process, with or without somebody at the page. */
final class Rehearse {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int OVER = 0;
    private static final int STUCK = 1;
    private static final PrintStream OUT = System.out;

    private Rehearse() {}

    static int play(boolean unattended, Path data) throws IOException, InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        for (String signal : List.of("TERM", "INT")) {
            Signal.handle(new Signal(signal), received -> stop.countDown());
        }
        return unattended ? unattended(data.resolve("unattended")) : attended(data.resolve("rehearsal"), stop);
    }

    private static int attended(Path data, CountDownLatch stop) throws IOException, InterruptedException {
        try (Rehearsal rehearsal = new Rehearsal(data, library(), Clock.systemUTC(), OUT::println)) {
            OUT.println();
            OUT.println("  Open    " + rehearsal.page());
            OUT.println("  kubectl KUBECONFIG=" + rehearsal.kubeconfig() + " kubectl get pods -A");
            OUT.println();
            OUT.println("Ctrl-C ends the rehearsal.");
            stop.await();
            OUT.println("Stopping.");
        }
        return OVER;
    }

    /** On fresh data: what an earlier story left behind would be a different story. */
    private static int unattended(Path data) throws IOException {
        Trees.delete(data);
        boolean well;
        try (Rehearsal rehearsal = new Rehearsal(data, library(), Clock.systemUTC(), OUT::println)) {
            well = rehearsal.play(PATIENCE, OUT::println);
        }
        if (well) {
            Trees.delete(data);
        }
        return well ? OVER : STUCK;
    }

    /** Beside the program where the launcher says it is, else in the working directory. */
    static Path library() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        String home = System.getenv("PAGETURNER_HOME");
        Path library = Path.of(home == null ? "" : home).toAbsolutePath().resolve("runbooks/library");
        // The name is shown to people, so it is as short as it can be.
        library = library.startsWith(here) ? here.relativize(library) : library;
        if (!Files.isDirectory(library)) {
            throw new IOException("the bundled runbooks are not in " + library
                    + "; start it with the launcher, or from the folder that holds runbooks/library");
        }
        return library;
    }
}
