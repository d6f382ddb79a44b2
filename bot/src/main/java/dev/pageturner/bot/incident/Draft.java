package dev.pageturner.bot.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The next version of an incident while it is being worked out. */
final class Draft {
    private final Incident base;
    private Map<String, String> labels;
    private Map<String, String> annotations;
    private @Nullable ScenarioRef scenario;
    private List<ScenarioRef> others;
    private List<Episode> episodes;
    private Instant openedAt;
    private @Nullable Instant resolvedAt;

    Draft(Incident base) {
        this.base = base;
        this.labels = base.labels();
        this.annotations = base.annotations();
        this.scenario = base.scenario();
        this.others = base.others();
        this.episodes = base.episodes();
        this.openedAt = base.openedAt();
        this.resolvedAt = base.resolvedAt();
    }

    Draft said(Map<String, String> labels, Map<String, String> annotations) {
        this.labels = labels;
        this.annotations = annotations;
        return this;
    }

    Draft episodes(List<Episode> episodes) {
        this.episodes = episodes;
        return this;
    }

    Draft choice(ScenarioChooser.Choice choice) {
        this.scenario = choice.shown();
        this.others = choice.others();
        return this;
    }

    Draft opened(Instant when) {
        this.openedAt = when;
        this.resolvedAt = null;
        return this;
    }

    /** An incident whose last alert has ended is resolved, at the end of that alert. */
    Draft settled(Instant now) {
        if (resolvedAt == null && episodes.stream().noneMatch(Episode::firing)) {
            resolvedAt = episodes.stream()
                    .map(Episode::endsAt)
                    .filter(end -> end != null && !end.isAfter(now))
                    .reduce(openedAt, (one, other) -> one.isAfter(other) ? one : other);
        }
        return this;
    }

    /** The base itself when nothing has changed, else a new version of it. */
    Incident version(Incident before) {
        return build(before.version()).equals(before) ? before : build(before.version() + 1);
    }

    private Incident build(long version) {
        return new Incident(
                base.id(),
                base.number(),
                base.source(),
                base.receiver(),
                base.groupKey(),
                labels,
                annotations,
                base.externalUrl(),
                base.cluster(),
                base.channel(),
                scenario,
                others,
                episodes,
                openedAt,
                resolvedAt,
                version);
    }
}
