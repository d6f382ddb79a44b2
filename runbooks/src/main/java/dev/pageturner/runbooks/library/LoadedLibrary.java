package dev.pageturner.runbooks.library;

import dev.pageturner.runbooks.AlertFacts;
import dev.pageturner.runbooks.Match;
import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.RunbookLibrary;
import dev.pageturner.runbooks.Scenario;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One immutable state of the library, indexed. */
final class LoadedLibrary implements RunbookLibrary {
    private final List<Runbook> runbooks;
    private final List<Problem> problems;
    private final Map<String, Runbook> byFile = new HashMap<>();
    private final AlertIndex index;
    private final TextSearch search;

    LoadedLibrary(List<Runbook> runbooks, List<Problem> problems) {
        this.runbooks = List.copyOf(runbooks);
        this.problems = List.copyOf(problems);
        this.runbooks.forEach(runbook -> byFile.put(runbook.file().toLowerCase(Locale.ROOT), runbook));
        this.runbooks.forEach(runbook -> byFile.put(runbook.file(), runbook));
        this.index = new AlertIndex(this.runbooks);
        this.search = new TextSearch(this.runbooks);
    }

    @Override
    public List<Runbook> runbooks() {
        return runbooks;
    }

    @Override
    public List<Problem> problems() {
        return problems;
    }

    @Override
    public Match match(AlertFacts alert) {
        return index.match(alert);
    }

    @Override
    public Optional<Scenario> scenario(String file, String anchor) {
        String bare = anchor.startsWith("#") ? anchor.substring(1) : anchor;
        return runbook(file).flatMap(runbook -> Anchors.find(runbook, bare));
    }

    @Override
    public Optional<Runbook> runbook(String file) {
        return Optional.ofNullable(byFile.get(file))
                .or(() -> Optional.ofNullable(byFile.get(file.toLowerCase(Locale.ROOT))));
    }

    @Override
    public List<Scenario> search(String words, int limit) {
        return search.find(words, limit);
    }
}
