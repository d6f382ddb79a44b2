package dev.pageturner.bot.slack;

import dev.pageturner.bot.message.FileUpload;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The few calls to Slack that the bot makes. Each takes ten seconds at most; none throws for what Slack answers. */
public interface SlackApi {
    /** @param slot and its version come back in the history, which is how a lost answer is looked up */
    Reply post(String channel, @Nullable String threadTs, Rendered message, String slot, long version);

    Reply update(String channel, String ts, Rendered message, String slot, long version);

    Reply whisper(String channel, @Nullable String threadTs, String userId, Rendered message);

    Reply upload(String channel, @Nullable String threadTs, FileUpload file);

    /** Looks for a message of the bot's own. @throws SlackUnavailableException when Slack does not say */
    Optional<Found> find(String channel, @Nullable String threadTs, String slot, Instant since);

    /** Looks for a file in a thread. @throws SlackUnavailableException when Slack does not say */
    boolean hasFile(String channel, @Nullable String threadTs, String fileName, Instant since);

    Reply openView(String triggerId, String view);

    Reply updateView(String viewId, String view);

    Reply publishHome(String userId, String view);

    /** Where a slash command was typed: reaches the person even in places that the bot is not in. */
    Reply respond(String responseUrl, Rendered message);

    /** The bot's own user id. @throws SlackUnavailableException when Slack does not say */
    String self();

    /** A person's name as shown to others. @throws SlackUnavailableException when Slack does not say */
    String nameOf(String userId);

    /** Who is in a user group; nobody in one that there is not. @throws SlackUnavailableException when Slack does not say */
    Set<String> members(String groupId);

    /** @param version of the slot that was posted */
    record Found(String ts, long version) {}

    /** A message in Slack's own form: the fallback text, escaped, and the blocks as JSON. */
    record Rendered(String text, String blocks) {}
}
