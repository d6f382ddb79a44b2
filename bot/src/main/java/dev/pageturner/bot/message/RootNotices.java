package dev.pageturner.bot.message;

import dev.pageturner.bot.execution.ExecutionStore;
import dev.pageturner.bot.incident.Incident;
import dev.pageturner.bot.incident.IncidentStore;
import dev.pageturner.bot.incident.ScenarioRef;
import dev.pageturner.runbooks.FrontMatter;
import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.RunbookLibrary;
import java.util.UUID;

/** Keeps the message at the head of a thread up to date. */
public final class RootNotices {
    private final Outbox outbox;
    private final IncidentStore incidents;
    private final ExecutionStore executions;
    private final RunbookLibrary library;

    public RootNotices(Outbox outbox, IncidentStore incidents, ExecutionStore executions, RunbookLibrary library) {
        this.outbox = outbox;
        this.incidents = incidents;
        this.executions = executions;
        this.library = library;
    }

    void refresh(UUID incident) {
        incidents.find(incident).ifPresent(this::refresh);
    }

    void refresh(Incident incident) {
        outbox.put(
                Slots.root(incident),
                RootMessage.of(incident, executions.ofIncident(incident.id()), frontMatter(incident)));
    }

    /** Of a thread that is only beginning, in which nothing can have been run: no need to look. */
    void begin(Incident incident) {
        outbox.put(Slots.root(incident), RootMessage.of(incident, java.util.List.of(), frontMatter(incident)));
    }

    private FrontMatter frontMatter(Incident incident) {
        ScenarioRef scenario = incident.scenario();
        return scenario == null
                ? FrontMatter.NONE
                : library.runbook(scenario.file()).map(Runbook::frontMatter).orElse(FrontMatter.NONE);
    }
}
