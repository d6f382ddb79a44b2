package dev.pageturner.bot;

import dev.pageturner.runbooks.AlertFacts;
import dev.pageturner.runbooks.Match;
import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.RunbookLibrary;
import dev.pageturner.runbooks.Scenario;
import java.util.List;
import java.util.Optional;

/** A library without runbooks. */
public final class EmptyLibrary implements RunbookLibrary {
    @Override
    public List<Runbook> runbooks() {
        return List.of();
    }

    @Override
    public List<Problem> problems() {
        return List.of();
    }

    @Override
    public Match match(AlertFacts alert) {
        return new Match(Match.By.NONE, null, List.of());
    }

    @Override
    public Optional<Scenario> scenario(String file, String anchor) {
        return Optional.empty();
    }

    @Override
    public Optional<Runbook> runbook(String file) {
        return Optional.empty();
    }

    @Override
    public List<Scenario> search(String words, int limit) {
        return List.of();
    }
}
