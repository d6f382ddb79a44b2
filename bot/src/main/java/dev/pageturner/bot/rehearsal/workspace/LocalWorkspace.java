package dev.pageturner.bot.rehearsal.workspace;

import java.net.URI;
import java.time.Clock;

/**
 * A workspace like Slack's on this machine: the Web API under {@link #apiUrl()}, signed callbacks to {@link #connect the bot}, and a page
 * under {@link #pageUrl()}. The bot cannot tell it from Slack except by its address. Listens on loopback only.
 */
public final class LocalWorkspace implements AutoCloseable {
    private final Workspace workspace;
    private final BotConnection bot;
    private final WorkspaceServer server;
    private final Snapshots snapshots;
    private final WorkspaceProbe probe;
    private final StoryHolder story = new StoryHolder();

    private LocalWorkspace(WorkspaceSettings settings, Clock clock) {
        workspace = Workspace.of(settings, clock);
        snapshots = new Snapshots(workspace);
        snapshots.load();
        bot = new BotConnection(workspace);
        Responses responses = new Responses(workspace);
        Interactions interactions = new Interactions(workspace, bot);
        Modals modals = new Modals(workspace, bot);
        Conversing conversing = new Conversing(workspace, bot, responses);
        probe = new WorkspaceProbe(workspace, interactions, modals, conversing);
        PageActions actions = new PageActions(workspace, interactions, modals, conversing, story);
        server = new WorkspaceServer(workspace, new WebApi(workspace), responses, new Page(workspace, actions));
    }

    /**
     * Starts the server.
     *
     * @throws IllegalStateException when the port is taken
     */
    public static LocalWorkspace start(WorkspaceSettings settings, Clock clock) {
        LocalWorkspace local = new LocalWorkspace(settings, clock);
        local.server.start();
        local.snapshots.start();
        return local;
    }

    /** What {@code SLACK_API_URL} must be; ends in a slash. */
    public String apiUrl() {
        return workspace.addresses().base() + "/api/";
    }

    /** The page, with the token that lets a browser in. */
    public URI pageUrl() {
        return URI.create(workspace.addresses().base() + "/?token=" + server.pageToken());
    }

    public String botToken() {
        return workspace.settings().botToken();
    }

    public String signingSecret() {
        return workspace.settings().signingSecret();
    }

    /** Where the bot listens: its {@code /slack/events}. Until this is called, clicks fail as with a bot that is down. */
    public void connect(URI botEventsUrl) {
        bot.connect(botEventsUrl);
    }

    /** What the panel "Rehearsal" shows from now on. */
    public void tell(StoryPanel panel) {
        story.set(panel);
        storyChanged();
    }

    /** Open pages read the story panel again. */
    public void storyChanged() {
        workspace.changes().publish(Json.object().put("type", "story"));
    }

    /** Reads and acts as people do, without a browser. */
    public WorkspaceProbe probe() {
        return probe;
    }

    /** What is to go wrong. */
    public Faults faults() {
        return workspace.faults();
    }

    /** What the bot has called. */
    public CallLog calls() {
        return workspace.calls();
    }

    @Override
    public void close() {
        workspace.changes().close();
        bot.close();
        server.close();
        snapshots.close();
    }
}
