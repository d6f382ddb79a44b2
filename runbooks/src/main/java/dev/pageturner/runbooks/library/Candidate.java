package dev.pageturner.runbooks.library;

import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.Scenario;

/** A scenario that an alert may mean, with the runbook it is from. */
record Candidate(Runbook runbook, Scenario scenario) {
    String id() {
        return scenario.file() + "#" + scenario.anchor();
    }
}
