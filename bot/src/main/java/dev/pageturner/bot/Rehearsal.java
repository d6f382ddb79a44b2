package dev.pageturner.bot;

import dev.pageturner.bot.audit.Verification;
import dev.pageturner.bot.base.Secret;
import dev.pageturner.bot.config.Settings;
import dev.pageturner.bot.postgres.Database;
import dev.pageturner.bot.postgres.EmbeddedDatabase;
import dev.pageturner.bot.postgres.PostgresAudit;
import dev.pageturner.bot.rehearsal.GuidedTour;
import dev.pageturner.bot.rehearsal.PracticeEnvironment;
import dev.pageturner.bot.rehearsal.PracticeEnvironment.DatabaseServer;
import dev.pageturner.bot.rehearsal.TourWatch;
import dev.pageturner.bot.rehearsal.UnattendedStory;
import dev.pageturner.bot.rehearsal.workspace.LocalWorkspace;
import dev.pageturner.bot.rehearsal.workspace.WorkspaceSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The bot as it is in production, among neighbours that exist on this machine only. */
final class Rehearsal implements AutoCloseable {
    private static final String CLUSTER = "practice";

    /** What has to be closed, the last opened first. */
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private final Clock clock;
    private final EmbeddedDatabase server;
    private final PracticeEnvironment environment;
    private final LocalWorkspace workspace;
    private final Pageturner bot;

    /**
     * Starts everything and lets the first incident begin.
     *
     * @param runbooks the library that the practice alerts point at
     * @throws IOException with a sentence when a part of it cannot start
     */
    Rehearsal(Path data, Path runbooks, Clock clock, Consumer<String> teller) throws IOException {
        this.clock = clock;
        try {
            teller.accept("Starting PostgreSQL, data in " + data.resolve("postgres"));
            server = opened(EmbeddedDatabase.start(data.resolve("postgres")));
            teller.accept("Starting the practice cluster");
            environment = opened(PracticeEnvironment.start(
                    new DatabaseServer(
                            server.url(),
                            server.settings().user(),
                            server.password().reveal()),
                    data.resolve("practice"),
                    clock));
            teller.accept("Starting the local workspace and the bot");
            workspace = opened(LocalWorkspace.start(
                    WorkspaceSettings.rehearsal().withDataFolder(data.resolve("workspace")), clock));
            Runbooks library = opened(new Runbooks(List.of(runbooks)));
            bot = opened(Pageturner.start(settings(data, runbooks), library.library(), clock));
            begin();
        } catch (IOException | RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private void begin() {
        workspace.connect(URI.create(bot.url() + "/slack/events"));
        GuidedTour tour = new GuidedTour(environment, workspace.probe());
        workspace.tell(tour);
        opened(new TourWatch(tour, workspace::storyChanged));
        environment.notify(URI.create(bot.url()));
    }

    private Settings settings(Path data, Path runbooks) {
        Settings.Database application = new Settings.Database(
                environment.database().url(),
                environment.database().user(),
                new Secret(environment.database().password()));
        return new Settings(
                List.of(runbooks),
                new Settings.Slack(
                        new Secret(workspace.botToken()),
                        new Secret(workspace.signingSecret()),
                        new Secret(""),
                        workspace.apiUrl(),
                        "C0ONCALL",
                        List.of()),
                List.of(new Settings.Alertmanager(
                        CLUSTER, new Secret(environment.webhookToken()), environment.monitoringUrl())),
                List.of(new Settings.Cluster(
                        CLUSTER,
                        environment.kubeconfig().toString(),
                        Map.of("cluster", CLUSTER),
                        false,
                        environment.monitoringUrl(),
                        Map.of("main", application))),
                new Settings.People(List.of("S0ONCALL"), List.of("S0LEADS"), List.of("U0OWNER")),
                List.of(),
                List.of(),
                new Settings.Database(server.url(), server.settings().user(), server.password()),
                new Settings.Listen("127.0.0.1", 0),
                data);
    }

    /** What to open in a browser, with its token. */
    URI page() {
        return workspace.pageUrl();
    }

    /** For a stock kubectl, to look along. */
    Path kubeconfig() {
        return environment.kubeconfig();
    }

    /** Plays the first incident to its end; true when it came to a good one. */
    boolean play(Duration patience, Consumer<String> teller) {
        try (Database own = Database.start(server.settings())) {
            PostgresAudit trail = new PostgresAudit(own);
            return new UnattendedStory(workspace.probe(), environment, () -> holds(trail), teller, clock)
                    .play(patience);
        }
    }

    private static boolean holds(PostgresAudit trail) {
        Verification.Result result = Verification.of(trail);
        return result.fault() == null && result.pending() == 0 && result.entries() > 0;
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                System.err.println("pageturner: a part of the rehearsal did not stop: " + e.getMessage());
            }
        }
    }
}
