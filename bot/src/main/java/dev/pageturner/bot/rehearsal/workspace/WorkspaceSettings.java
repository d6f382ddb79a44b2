package dev.pageturner.bot.rehearsal.workspace;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Who and what is in the workspace, and how strict it is.
 *
 * @param port of the server on 127.0.0.1; 0: any free one
 * @param ackTimeout Slack waits 3 s for an answer to a click, a command or an event
 * @param eventRetries pauses before an unacknowledged event is sent again; Slack: at once, 1 min, 5 min
 * @param events event types that the app has subscribed to
 * @param slashCommandsInThreads true: a command typed in a thread is sent with {@code thread_ts}; false: refused there, as Slack
 *     refuses commands of apps in threads
 * @param dataFolder where channels and files survive a restart; null: in memory only
 * @param random source of tokens and ids
 */
public record WorkspaceSettings(
        int port,
        String teamName,
        String botToken,
        String signingSecret,
        BotIdentity bot,
        List<Person> people,
        List<PersonGroup> groups,
        List<ChannelSetup> channels,
        RateLimits rateLimits,
        Duration ackTimeout,
        List<Duration> eventRetries,
        Set<String> events,
        boolean slashCommandsInThreads,
        @Nullable Path dataFolder,
        RandomGenerator random) {

    /** The id of the one team. */
    public static final String TEAM_ID = "T0REHEARSAL";

    public WorkspaceSettings {
        people = List.copyOf(people);
        groups = List.copyOf(groups);
        channels = List.copyOf(channels);
        eventRetries = List.copyOf(eventRetries);
        events = Set.copyOf(events);
    }

    /** The workspace of {@code ./pageturner rehearse}: four people, two groups, two channels, Slack's own limits. */
    public static WorkspaceSettings rehearsal() {
        return rehearsal(new SecureRandom());
    }

    /** As {@link #rehearsal()}, with the randomness of a test. */
    public static WorkspaceSettings rehearsal(RandomGenerator random) {
        return new WorkspaceSettings(
                0,
                "Rehearsal",
                "xoxb-rehearsal-" + hex(random, 12),
                hex(random, 16),
                BotIdentity.pageturner(),
                List.of(
                        new Person("U0RILEY", "riley", "Riley Requester", "Responder: may ask for changes", "#0b7261"),
                        new Person(
                                "U0ALICE",
                                "alex",
                                "Alex Approver",
                                "Approver: may approve what others ask for",
                                "#8a3ffc"),
                        new Person("U0VIC", "vic", "Vic Viewer", "Viewer: may look", "#b4530a"),
                        new Person("U0OWNER", "olga", "Olga Owner", "Owner: may break the glass", "#b3175e")),
                List.of(
                        new PersonGroup("S0ONCALL", "oncall", "On call", List.of("U0RILEY", "U0ALICE")),
                        new PersonGroup("S0LEADS", "leads", "Leads", List.of("U0ALICE", "U0OWNER"))),
                List.of(
                        new ChannelSetup("C0ONCALL", "oncall", "Incidents open here", true),
                        new ChannelSetup("C0MEDIA", "media", "Everything about media", true),
                        new ChannelSetup("C0GENERAL", "general", "Company-wide", true)),
                RateLimits.slack(),
                Duration.ofSeconds(3),
                List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5)),
                Set.of("app_mention", "app_home_opened", "message.im"),
                true,
                null,
                random);
    }

    public WorkspaceSettings withRateLimits(RateLimits value) {
        return edited(draft -> draft.rateLimits = value);
    }

    public WorkspaceSettings withDataFolder(Path value) {
        return edited(draft -> draft.dataFolder = value);
    }

    public WorkspaceSettings withChannels(List<ChannelSetup> value) {
        return edited(draft -> draft.channels = value);
    }

    public WorkspaceSettings withCallbackTiming(Duration ack, List<Duration> retries) {
        return edited(draft -> {
            draft.ackTimeout = ack;
            draft.eventRetries = retries;
        });
    }

    private WorkspaceSettings edited(Consumer<Draft> edit) {
        Draft draft = new Draft(this);
        edit.accept(draft);
        return draft.settings();
    }

    private static String hex(RandomGenerator random, int bytes) {
        byte[] noise = new byte[bytes];
        random.nextBytes(noise);
        return HexFormat.of().formatHex(noise);
    }

    /** What a copy may change. */
    private static final class Draft {
        private final WorkspaceSettings before;
        List<ChannelSetup> channels;
        RateLimits rateLimits;
        Duration ackTimeout;
        List<Duration> eventRetries;

        @Nullable
        Path dataFolder;

        Draft(WorkspaceSettings before) {
            this.before = before;
            channels = before.channels;
            rateLimits = before.rateLimits;
            ackTimeout = before.ackTimeout;
            eventRetries = before.eventRetries;
            dataFolder = before.dataFolder;
        }

        WorkspaceSettings settings() {
            return new WorkspaceSettings(
                    before.port,
                    before.teamName,
                    before.botToken,
                    before.signingSecret,
                    before.bot,
                    before.people,
                    before.groups,
                    channels,
                    rateLimits,
                    ackTimeout,
                    eventRetries,
                    before.events,
                    before.slashCommandsInThreads,
                    dataFolder,
                    before.random);
        }
    }
}
