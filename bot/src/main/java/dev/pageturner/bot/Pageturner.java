package dev.pageturner.bot;

import dev.pageturner.bot.alert.CompletingIntake;
import dev.pageturner.bot.alert.HttpAlertmanagerApi;
import dev.pageturner.bot.alert.NotificationIntake;
import dev.pageturner.bot.alert.Senders;
import dev.pageturner.bot.approval.RefusalListener;
import dev.pageturner.bot.audit.ExecutionAudit;
import dev.pageturner.bot.audit.IncidentAudit;
import dev.pageturner.bot.audit.RefusalAudit;
import dev.pageturner.bot.cli.BuildVersion;
import dev.pageturner.bot.config.Settings;
import dev.pageturner.bot.http.BuildInfo;
import dev.pageturner.bot.http.MetaAccess;
import dev.pageturner.bot.http.Meters;
import dev.pageturner.bot.http.Readiness;
import dev.pageturner.bot.http.SlackMount;
import dev.pageturner.bot.http.WebServer;
import dev.pageturner.bot.incident.Inbox;
import dev.pageturner.bot.incident.IncidentListener;
import dev.pageturner.bot.incident.IncidentMachine;
import dev.pageturner.bot.incident.Incidents;
import dev.pageturner.bot.incident.ScenarioChooser;
import dev.pageturner.bot.postgres.Database;
import dev.pageturner.bot.postgres.PostgresExecutions;
import dev.pageturner.bot.postgres.PostgresInbox;
import dev.pageturner.bot.postgres.PostgresIncidents;
import dev.pageturner.bot.slack.SlackFront;
import dev.pageturner.commands.Catalogue;
import dev.pageturner.runbooks.RunbookLibrary;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole program, put together in one place and in the order of the flow. */
public final class Pageturner implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Pageturner.class);

    /** What has to be closed, the last opened first. */
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private final String address;
    private final WebServer web;
    private @Nullable WarmUp warmUp;

    /**
     * Starts everything. Whatever cannot be reached yet is waited for in the background, and said so in readiness.
     *
     * @throws IllegalStateException with a sentence when it cannot be started at all
     */
    public static Pageturner start(Settings settings, RunbookLibrary library, Clock clock) {
        return new Pageturner(settings, library, clock);
    }

    private Pageturner(Settings settings, RunbookLibrary library, Clock clock) {
        address = settings.listen().address();
        try {
            web = assemble(settings, library, clock);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private WebServer assemble(Settings settings, RunbookLibrary library, Clock clock) {
        Meters meters = new Meters();
        Database database = opened(Storage.open(settings)).database();
        Audit audit = opened(new Audit(database, meters));
        ConfiguredClusters clusters = opened(new ConfiguredClusters(settings.clusters(), settings.alertmanagers()));
        Neighbours neighbours =
                opened(new Neighbours(settings.clusters(), clusters, System.getenv("KUBERNETES_SERVICE_HOST") != null));
        PostgresIncidents incidentStore = new PostgresIncidents(database);
        PostgresExecutions executionStore = new PostgresExecutions(database);

        Catalogue catalogue = Catalogue.standard();
        Counted counted = new Counted(meters, database, catalogue);
        IncidentMachine machine = new IncidentMachine(
                new ConfiguredPlacement(settings.slack(), clusters),
                new ScenarioChooser(() -> library),
                UUID::randomUUID);
        SlackLine slack = opened(
                new SlackLine(settings.slack(), database, incidentStore, executionStore, library, meters, clock));
        List<IncidentListener> listeners =
                List.of(new IncidentAudit(audit.trail(), clock), slack.incidents(), counted.incidents());
        Incidents incidents = new Incidents(database, incidentStore, machine, listeners, clock);
        Inbox inbox = opened(new Inbox(database, new PostgresInbox(database), incidents));
        warmUp = opened(new WarmUp(
                database,
                database::ping,
                ear -> new Incidents(
                        database,
                        PostgresIncidents.withoutNumbers(database),
                        machine,
                        List.of(new IncidentAudit(audit.trail(), clock), slack.incidents(ear)),
                        clock),
                library,
                clock));
        RefusalListener refusals = counted(meters, new RefusalAudit(audit.trail(), clock));
        Commands commands = opened(new Commands(
                catalogue,
                settings,
                database,
                executionStore,
                incidentStore,
                clusters,
                slack.groups(),
                List.of(new ExecutionAudit(audit.trail(), clock), slack.executions(), counted.executions()),
                refusals,
                new ScenarioChecks(incidentStore::find, library),
                clock));
        SlackFront front = opened(slack.front(commands, incidentStore, executionStore, clusters));

        Readiness readiness = new Readiness(
                List.of(
                        Checks.database(database),
                        Checks.executions(executionStore),
                        slack.queue(),
                        slack.outbound(),
                        neighbours.check()),
                meters,
                clock);
        WebServer server = opened(new WebServer(
                settings.listen().address(),
                settings.listen().port(),
                new WebServer.Parts(
                        senders(settings),
                        opened(completing(inbox, settings, clock)),
                        SlackMount.of(front.servlet()),
                        readiness,
                        meters,
                        access(settings),
                        audit.store()::stats,
                        build(),
                        clock,
                        UUID::randomUUID)));
        audit.start();
        slack.start();
        front.start();
        inbox.start();
        commands.start();
        server.start();
        neighbours.start();
        return server;
    }

    private static RefusalListener counted(Meters meters, RefusalListener next) {
        return (who, what, subject, reason, sentence) -> {
            meters.denied(what, reason);
            next.refused(who, what, subject, reason, sentence);
        };
    }

    private static CompletingIntake completing(NotificationIntake next, Settings settings, Clock clock) {
        Map<String, String> urls = settings.alertmanagers().stream()
                .filter(one -> !one.url().isBlank())
                .collect(Collectors.toMap(Settings.Alertmanager::name, Settings.Alertmanager::url));
        return new CompletingIntake(next, new HttpAlertmanagerApi(urls, clock), urls.keySet());
    }

    private static Senders senders(Settings settings) {
        return new Senders(settings.alertmanagers().stream()
                .map(one -> new Senders.Sender(one.name(), one.token()))
                .toList());
    }

    private static MetaAccess access(Settings settings) {
        return new MetaAccess(settings.metaTokens().stream()
                .map(one -> new MetaAccess.Token(one.name(), one.token(), one.scopes()))
                .toList());
    }

    private static BuildInfo build() {
        BuildVersion version = new BuildVersion();
        return new BuildInfo(version.version(), version.commit(), version.time());
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    /** Makes the first alerts as fast as those after them; takes some seconds of a processor that has nothing better to do. */
    void warmUp() {
        if (warmUp != null) {
            warmUp.start();
        }
    }

    /** Where it can be reached from this machine. */
    public String url() {
        return "http://" + (address.equals("0.0.0.0") ? "127.0.0.1" : address) + ":" + web.port();
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            AutoCloseable part = open.pop();
            try {
                part.close();
            } catch (Exception e) {
                log.warn("{} did not stop as it should", part.getClass().getSimpleName(), e);
            }
        }
    }
}
