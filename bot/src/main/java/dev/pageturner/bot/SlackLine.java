package dev.pageturner.bot;

import dev.pageturner.bot.base.StorageException;
import dev.pageturner.bot.config.Settings;
import dev.pageturner.bot.execution.ExecutionListener;
import dev.pageturner.bot.execution.ExecutionStore;
import dev.pageturner.bot.http.Meters;
import dev.pageturner.bot.http.ReadinessCheck;
import dev.pageturner.bot.http.ReadinessCheck.Result;
import dev.pageturner.bot.incident.IncidentListener;
import dev.pageturner.bot.incident.IncidentStore;
import dev.pageturner.bot.message.ExecutionNotices;
import dev.pageturner.bot.message.IncidentNotices;
import dev.pageturner.bot.message.Outbox;
import dev.pageturner.bot.message.RootNotices;
import dev.pageturner.bot.postgres.Database;
import dev.pageturner.bot.postgres.PostgresOutbox;
import dev.pageturner.bot.postgres.PostgresParcels;
import dev.pageturner.bot.slack.Bell;
import dev.pageturner.bot.slack.Delivery;
import dev.pageturner.bot.slack.DeliveryHealth;
import dev.pageturner.bot.slack.HttpSlackApi;
import dev.pageturner.bot.slack.ParcelStore;
import dev.pageturner.runbooks.RunbookLibrary;
import java.time.Clock;
import java.time.Duration;

/** From what is to be said to Slack: notices, outbox, delivery. */
final class SlackLine implements AutoCloseable {
    private static final long MANY_WAITING = 500;
    private static final long LONG_WAIT_SECONDS = 60;

    private final ParcelStore parcels;
    private final HttpSlackApi api;
    private final Outbox outbox;
    private final Delivery delivery;
    private final DeliveryHealth health;
    private final IncidentNotices incidents;
    private final ExecutionNotices executions;
    private final Clock clock;

    SlackLine(
            Settings.Slack slack,
            Database database,
            IncidentStore incidentStore,
            ExecutionStore executionStore,
            RunbookLibrary library,
            Meters meters,
            Clock clock) {
        this.clock = clock;
        Bell bell = new Bell();
        parcels = new PostgresParcels(database);
        api = new HttpSlackApi(slack.botToken(), slack.apiUrl());
        outbox = new PostgresOutbox(database, clock, bell);
        health = new DeliveryHealth(clock);
        delivery = new Delivery(parcels, api, bell, clock, meters.registry(), health);
        RootNotices roots = new RootNotices(outbox, incidentStore, executionStore, library);
        incidents = new IncidentNotices(outbox, roots, library);
        executions = new ExecutionNotices(outbox, roots);
    }

    HttpSlackApi api() {
        return api;
    }

    Outbox outbox() {
        return outbox;
    }

    ParcelStore parcels() {
        return parcels;
    }

    IncidentListener incidents() {
        return incidents;
    }

    ExecutionListener executions() {
        return executions;
    }

    /** Slack's absence never stops the bot: what is to be said waits in the outbox. */
    ReadinessCheck outbound() {
        return ReadinessCheck.of("outbound", () -> {
            DeliveryHealth.Line line = health.line();
            if (line.trouble() != null) {
                return Result.warn("Slack: " + line.trouble());
            }
            return Result.ok(line.lastSuccess() == null ? "Slack: nothing was sent yet" : "Slack answers");
        });
    }

    ReadinessCheck queue() {
        return ReadinessCheck.of("queue", () -> {
            try {
                return told(parcels.backlog(clock.instant()));
            } catch (StorageException e) {
                return Result.fail("the outbox cannot be read");
            }
        });
    }

    private Result told(ParcelStore.Backlog backlog) {
        long waited = backlog.oldest() == null
                ? 0
                : Math.max(
                        0, Duration.between(backlog.oldest(), clock.instant()).toSeconds());
        String told = backlog.depth() + " messages wait for Slack, the oldest for " + waited + " s";
        if (backlog.parked() > 0) {
            return Result.warn(told + "; Slack refuses " + backlog.parked() + " of them: " + backlog.trouble());
        }
        return backlog.depth() > MANY_WAITING || waited > LONG_WAIT_SECONDS ? Result.warn(told) : Result.ok(told);
    }

    void start() {
        delivery.start();
    }

    @Override
    public void close() throws Exception {
        delivery.close();
        api.close();
    }
}
