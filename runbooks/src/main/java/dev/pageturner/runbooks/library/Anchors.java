package dev.pageturner.runbooks.library;

import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.markdown.Slugs;
import java.util.Optional;

/** Anchors as other sites make them: GitLab joins with single hyphens, Hugo turns points into hyphens. */
final class Anchors {
    private Anchors() {}

    static Optional<Scenario> find(Runbook runbook, String anchor) {
        return runbook.opens(anchor).or(() -> runbook.opens(Slugs.loose(anchor)));
    }
}
