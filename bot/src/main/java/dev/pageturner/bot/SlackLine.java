package dev.pageturner.bot;

import dev.pageturner.bot.approval.GroupDirectory;
import dev.pageturner.bot.base.StorageException;
import dev.pageturner.bot.config.Settings;
import dev.pageturner.bot.execution.Clusters;
import dev.pageturner.bot.execution.ExecutionListener;
import dev.pageturner.bot.execution.ExecutionStore;
import dev.pageturner.bot.http.Meters;
import dev.pageturner.bot.http.ReadinessCheck;
import dev.pageturner.bot.http.ReadinessCheck.Result;
import dev.pageturner.bot.incident.IncidentListener;
import dev.pageturner.bot.incident.IncidentStore;
import dev.pageturner.bot.message.ExecutionNotices;
import dev.pageturner.bot.message.IncidentNotices;
import dev.pageturner.bot.message.Message;
import dev.pageturner.bot.message.Outbox;
import dev.pageturner.bot.message.RootNotices;
import dev.pageturner.bot.postgres.Database;
import dev.pageturner.bot.postgres.PostgresArrivals;
import dev.pageturner.bot.postgres.PostgresOutbox;
import dev.pageturner.bot.postgres.PostgresParcels;
import dev.pageturner.bot.slack.Bell;
import dev.pageturner.bot.slack.ClusterChoices;
import dev.pageturner.bot.slack.Delivery;
import dev.pageturner.bot.slack.DeliveryHealth;
import dev.pageturner.bot.slack.HttpSlackApi;
import dev.pageturner.bot.slack.ParcelStore;
import dev.pageturner.bot.slack.Services;
import dev.pageturner.bot.slack.SlackFront;
import dev.pageturner.bot.slack.SlackGroups;
import dev.pageturner.bot.slack.SlackSettings;
import dev.pageturner.runbooks.RunbookLibrary;
import dev.pageturner.runbooks.binding.Binder;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/** From what is to be said to Slack: notices, outbox, delivery. */
final class SlackLine implements AutoCloseable {
    private static final long MANY_WAITING = 500;
    private static final long LONG_WAIT_SECONDS = 60;

    private final Settings.Slack settings;
    private final Bell bell = new Bell();
    private final Meters meters;
    private final RunbookLibrary library;
    private final Database database;
    private final ParcelStore parcels;
    private final HttpSlackApi api;
    private final Outbox outbox;
    private final Delivery delivery;
    private final DeliveryHealth health;
    private final IncidentNotices incidents;
    private final ExecutionNotices executions;
    private final Function<Outbox, RootNotices> notices;
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
        this.settings = slack;
        this.meters = meters;
        this.library = library;
        this.database = database;
        parcels = new PostgresParcels(database);
        api = new HttpSlackApi(slack.botToken(), slack.apiUrl());
        outbox = new PostgresOutbox(database, clock, bell);
        health = new DeliveryHealth(clock);
        delivery = new Delivery(parcels, api, bell, clock, meters.registry(), health);
        notices = writing -> new RootNotices(writing, incidentStore, executionStore, library);
        RootNotices roots = notices.apply(outbox);
        incidents = new IncidentNotices(outbox, roots, library);
        executions = new ExecutionNotices(outbox, roots);
    }

    /** Who is in which user group. */
    GroupDirectory groups() {
        return new SlackGroups(api, clock);
    }

    /** The side that people talk to, once there is a desk that takes what they ask for. */
    SlackFront front(Commands commands, IncidentStore incidentStore, ExecutionStore executionStore, Clusters clusters) {
        Services services = new Services(
                database,
                commands.desk(),
                incidentStore,
                executionStore,
                incidents,
                library,
                Binder::bind,
                new ClusterChoices(clusters),
                commands.catalogue(),
                clusters,
                parcels,
                new PostgresArrivals(database),
                clock);
        SlackSettings slack = new SlackSettings(
                settings.botToken(), settings.signingSecret(), settings.appToken(), settings.apiUrl());
        return new SlackFront(slack, api, bell, health, services, meters.registry());
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

    /** The same, with somebody who hears what is written. */
    IncidentListener incidents(Consumer<Message> ear) {
        Outbox overheard = new Overheard(outbox, ear);
        return new IncidentNotices(overheard, notices.apply(overheard), library);
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
