package dev.pageturner.bot.audit;

import dev.pageturner.bot.base.Person;
import dev.pageturner.bot.incident.Incident;
import dev.pageturner.bot.incident.IncidentListener;
import dev.pageturner.bot.incident.ScenarioRef;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the life of every incident on record. */
public final class IncidentAudit implements IncidentListener {
    private final AuditTrail trail;
    private final Clock clock;

    public IncidentAudit(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public void changed(@Nullable Incident before, Incident after) {
        if (before == null) {
            write(after, "incident.opened");
        } else if (before.open() && !after.open()) {
            write(after, "incident.resolved");
        } else if (!before.open() && after.open()) {
            write(after, "incident.reopened");
        } else if (before.firing().size() != after.firing().size()) {
            write(after, "incident.changed");
        }
    }

    private void write(Incident incident, String what) {
        ScenarioRef scenario = incident.scenario();
        trail.append(new AuditEntry(
                clock.instant(),
                Person.BOT,
                what,
                incident.label() + " " + incident.labels().getOrDefault("alertname", incident.groupKey()),
                "",
                "accepted",
                Map.of(
                        "incident", incident.id().toString(),
                        "source", incident.source(),
                        "receiver", incident.receiver(),
                        "firing", Integer.toString(incident.firing().size()),
                        "scenario", scenario == null ? "" : scenario.file() + "#" + scenario.anchor())));
    }
}
