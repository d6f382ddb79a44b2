package dev.pageturner.runbooks.library;

import dev.pageturner.runbooks.AlertFacts;
import dev.pageturner.runbooks.CodeBlocks;
import dev.pageturner.runbooks.Match;
import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.RunbookLibrary;
import dev.pageturner.runbooks.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A library that follows its files. It looks at their times instead of waiting for events, because mounted volumes send
 * none; only files that changed are read again. Every answer comes from one whole state.
 */
public final class ReloadingLibrary implements RunbookLibrary, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReloadingLibrary.class);

    private final Shelf shelf;
    private final ScheduledExecutorService timer;
    private volatile LoadedLibrary current;

    /** @param every how often the files are looked at */
    public ReloadingLibrary(List<Path> paths, Duration every) {
        this(paths, every, Runbooks.codeBlocks());
    }

    ReloadingLibrary(List<Path> paths, Duration every, CodeBlocks code) {
        shelf = new Shelf(paths, code);
        current = shelf.library();
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "runbook-reload");
            thread.setDaemon(true);
            return thread;
        });
        long millis = Math.max(1, every.toMillis());
        timer.scheduleWithFixedDelay(this::refreshQuietly, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Looks at the files now. @return whether anything had changed */
    public synchronized boolean refresh() {
        boolean changed = shelf.refresh();
        if (changed) {
            current = shelf.library();
            LOG.info(
                    "Runbooks read again: {} files, {} problems",
                    current.runbooks().size(),
                    current.problems().size());
        }
        return changed;
    }

    /** An exception would end the timer, and with it every later reload. */
    private void refreshQuietly() {
        try {
            refresh();
        } catch (RuntimeException e) {
            LOG.error("The runbooks could not be read again; the last state stays in use", e);
        }
    }

    @Override
    public List<Runbook> runbooks() {
        return current.runbooks();
    }

    @Override
    public List<Problem> problems() {
        return current.problems();
    }

    @Override
    public Match match(AlertFacts alert) {
        return current.match(alert);
    }

    @Override
    public Optional<Scenario> scenario(String file, String anchor) {
        return current.scenario(file, anchor);
    }

    @Override
    public Optional<Runbook> runbook(String file) {
        return current.runbook(file);
    }

    @Override
    public List<Scenario> search(String words, int limit) {
        return current.search(words, limit);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
