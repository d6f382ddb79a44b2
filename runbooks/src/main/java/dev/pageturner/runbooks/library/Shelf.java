package dev.pageturner.runbooks.library;

import dev.pageturner.runbooks.CodeBlocks;
import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.RunbookLibrary.Problem;
import dev.pageturner.runbooks.library.RunbookFile.Stamp;
import dev.pageturner.runbooks.library.RunbookFile.UnreadableException;
import dev.pageturner.runbooks.markdown.Reading;
import dev.pageturner.runbooks.markdown.RunbookReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each file, and the library made of it. A file that has become unreadable, broken or empty, or is
 * gone, stays as it was when it was last good, with a problem that says so: during an incident an older page is better
 * than none.
 */
final class Shelf {
    private final List<Path> paths;
    private final RunbookReader reader;
    private Map<String, Copy> copies = new TreeMap<>();
    private List<Problem> missing = List.of();
    private LoadedLibrary library = new LoadedLibrary(List.of(), List.of());

    /** @param good null as long as the file has never been readable */
    private record Copy(@Nullable Stamp stamp, @Nullable Runbook good, List<Problem> problems) {}

    Shelf(List<Path> paths, CodeBlocks code) {
        this.paths = List.copyOf(paths);
        this.reader = new RunbookReader(code);
        refresh();
    }

    LoadedLibrary library() {
        return library;
    }

    /** Reads what has changed. @return whether anything had */
    boolean refresh() {
        List<Problem> notFound = new ArrayList<>();
        List<RunbookFile> files = Folders.files(paths, notFound);
        List<Copy> read = files.parallelStream().map(this::copy).toList();
        Map<String, Copy> next = new TreeMap<>();
        for (int at = 0; at < read.size(); at++) {
            next.put(files.get(at).name(), read.get(at));
        }
        keepRemoved(next);
        boolean changed = !next.equals(copies) || !notFound.equals(missing);
        if (changed || library.runbooks().size() != next.size()) {
            copies = next;
            missing = List.copyOf(notFound);
            library = build();
        }
        return changed;
    }

    private Copy copy(RunbookFile file) {
        Copy known = copies.get(file.name());
        Stamp stamp = null;
        try {
            stamp = file.stamp();
            if (known != null && stamp.equals(known.stamp())) {
                return known;
            }
            return read(file, stamp, known);
        } catch (UnreadableException e) {
            return broken(stamp, known, e.problem());
        } catch (IOException e) {
            return broken(stamp, known, file.problem("This file cannot be read: " + RunbookFile.reason(e) + "."));
        }
    }

    private Copy read(RunbookFile file, Stamp stamp, @Nullable Copy known) throws UnreadableException {
        String text = file.text();
        if (text.isBlank() && known != null && known.good() != null) {
            return broken(stamp, known, file.problem("This file is empty."));
        }
        Reading reading = reader.read(file.name(), text);
        if (reading.broken() && known != null && known.good() != null) {
            return broken(stamp, known, reading.problems().get(0));
        }
        return new Copy(stamp, reading.runbook(), reading.problems());
    }

    private static Copy broken(@Nullable Stamp stamp, @Nullable Copy known, Problem problem) {
        Runbook good = known == null ? null : known.good();
        String sentence =
                good == null ? problem.sentence() : problem.sentence() + " Its last good version is still used.";
        return new Copy(stamp, good, List.of(new Problem(problem.file(), problem.line(), sentence)));
    }

    /** A file that was moved is not kept under its old name. */
    private void keepRemoved(Map<String, Copy> next) {
        Set<Object> inodes = new HashSet<>();
        next.values().forEach(copy -> {
            if (copy.stamp() != null) {
                inodes.add(copy.stamp());
            }
        });
        copies.forEach((name, copy) -> {
            boolean moved = copy.stamp() != null && inodes.contains(copy.stamp());
            if (!next.containsKey(name) && copy.good() != null && !moved) {
                Problem gone = new Problem(
                        name,
                        1,
                        "This file is gone. Its last version is still used until the next start; put it back or restart.");
                next.put(name, new Copy(copy.stamp(), copy.good(), List.of(gone)));
            }
        });
    }

    private LoadedLibrary build() {
        List<Runbook> runbooks = new ArrayList<>();
        List<Problem> problems = new ArrayList<>(missing);
        for (Copy copy : copies.values()) {
            if (copy.good() != null) {
                runbooks.add(copy.good());
            }
            problems.addAll(copy.problems());
        }
        return new LoadedLibrary(runbooks, problems);
    }
}
