package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * People of the workspace, driven by Java: reads what they see and does what they do. Mistakes of the caller (no such message, button,
 * person) are {@link IllegalArgumentException}s; what the bot answers is an {@link Ack}.
 */
public final class WorkspaceProbe {
    private final Workspace workspace;
    private final Interactions interactions;
    private final Modals modals;
    private final Conversing conversing;
    private final Waiting waiting;

    WorkspaceProbe(Workspace workspace, Interactions interactions, Modals modals, Conversing conversing) {
        this.workspace = workspace;
        this.interactions = interactions;
        this.modals = modals;
        this.conversing = conversing;
        this.waiting = new Waiting(workspace.changes());
    }

    /**
     * What became of a submitted modal.
     *
     * @param errors by block_id: from Slack's own checks or the bot's
     */
    public record Submission(Ack ack, Map<String, String> errors) {
        public Submission {
            errors = Map.copyOf(errors);
        }
    }

    /** Root messages of the channel with metadata, oldest first. */
    public List<JsonNode> messages(String channel) {
        return List.copyOf(workspace.conversations().roots(conversation(channel), true));
    }

    /** The root and its replies with metadata, oldest first; empty when there is no such thread. */
    public List<JsonNode> thread(String channel, String rootTs) {
        return List.copyOf(workspace.conversations().thread(conversation(channel), rootTs, true));
    }

    /** What only this person sees, in all channels, oldest first. */
    public List<JsonNode> ephemerals(String userId) {
        List<JsonNode> mine = new ArrayList<>();
        for (Conversation channel : workspace.conversations().all()) {
            workspace.conversations().read(channel, c -> mine.addAll(whispersFor(c, userId)));
        }
        return mine;
    }

    private static List<ObjectNode> whispersFor(Conversation channel, String userId) {
        return channel.whispers().stream()
                .filter(message -> message.path("for_user").asText().equals(userId))
                .map(message -> message.deepCopy().put("channel", channel.id()))
                .toList();
    }

    /** The first root message that fits. */
    public JsonNode awaitMessage(String channel, Predicate<JsonNode> fits, Duration patience) {
        return waiting.until("a message in " + channel, () -> first(messages(channel), fits), patience);
    }

    /** The first reply that fits. */
    public JsonNode awaitReply(String channel, String rootTs, Predicate<JsonNode> fits, Duration patience) {
        return waiting.until(
                "a reply to " + rootTs,
                () -> first(thread(channel, rootTs).stream().skip(1).toList(), fits),
                patience);
    }

    /** The first ephemeral message for this person that fits. */
    public JsonNode awaitEphemeral(String userId, Predicate<JsonNode> fits, Duration patience) {
        return waiting.until("an ephemeral message for " + userId, () -> first(ephemerals(userId), fits), patience);
    }

    /** The modal that this person sees. */
    public JsonNode awaitModal(String userId, Predicate<JsonNode> fits, Duration patience) {
        return waiting.until("a modal for " + userId, () -> modal(userId).filter(fits), patience);
    }

    /** The modal on top, if any. */
    public Optional<JsonNode> modal(String userId) {
        return workspace.views().top(userId).map(view -> view);
    }

    /** The bot's Home tab for this person, as last published. */
    public Optional<JsonNode> home(String userId) {
        return workspace.views().home(userId).map(view -> view);
    }

    /** All that a message says: its text, the texts in its blocks and attachments, the previews of its files. */
    public static String wholeText(JsonNode message) {
        return MessageText.whole(message);
    }

    /** The content of an uploaded file. */
    public byte[] file(String fileId) {
        return workspace
                .files()
                .find(fileId)
                .map(StoredFile::content)
                .orElseThrow(() -> new IllegalArgumentException("No file " + fileId));
    }

    /** As {@link #file}, as text. */
    public String fileText(String fileId) {
        return new String(file(fileId), StandardCharsets.UTF_8);
    }

    /** Clicks the button with this action_id; waits for the acknowledgement. */
    public Ack click(String userId, String channel, String ts, String actionId) {
        return act(userId, channel, ts, "", actionId, Json.object());
    }

    /** As {@link #click}, when several blocks have the same action_id. */
    public Ack clickIn(String userId, String channel, String ts, String blockId, String actionId) {
        return act(userId, channel, ts, blockId, actionId, Json.object());
    }

    /** Clicks the first button whose label or value is this one. */
    public Ack clickLabelled(String userId, String channel, String ts, String label) {
        JsonNode message = message(userId, channel, ts);
        Elements.Place place = Elements.of(message.path("blocks")).stream()
                .filter(each ->
                        each.element().path("text").path("text").asText().equals(label)
                                || each.element().path("value").asText().equals(label))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("No button \"" + label + "\" in " + wholeText(message)));
        return act(userId, channel, ts, place.blockId(), place.actionId(), Json.object());
    }

    /** Chooses an option of a menu, an overflow menu or radio buttons. */
    public Ack choose(String userId, String channel, String ts, String actionId, String value) {
        ObjectNode chosen = Json.object();
        chosen.putObject("selected_option").put("value", value);
        return act(userId, channel, ts, "", actionId, chosen);
    }

    /** Clicks a button in the person's modal or Home tab. */
    public Ack clickInView(String userId, String viewId, String actionId) {
        return act(new Interactions.Click(userId, "", "", viewId, "", actionId, Json.object(), Json.object()));
    }

    /** Chooses in the person's modal or Home tab. */
    public Ack chooseInView(String userId, String viewId, String actionId, String value) {
        ObjectNode chosen = Json.object();
        chosen.putObject("selected_option").put("value", value);
        return act(new Interactions.Click(userId, "", "", viewId, "", actionId, chosen, Json.object()));
    }

    /** Types {@code /command words} in the channel, or in the thread when {@code threadTs} is not empty. */
    public Ack command(String userId, String channel, String line, String threadTs) {
        return refusalsAreMistakes(() -> conversing.command(userId, channel, line, threadTs));
    }

    public Ack command(String userId, String channel, String line) {
        return command(userId, channel, line, "");
    }

    /** Posts as this person; the ts. The bot hears of mentions ({@code <@U0PAGETURNER>}) and direct messages. */
    public String say(String userId, String channel, String text, String threadTs) {
        return refusalsAreMistakes(() -> conversing.say(userId, channel, text, threadTs));
    }

    public Ack shortcut(String userId, String channel, String ts, String callbackId) {
        return refusalsAreMistakes(() -> interactions.shortcut(userId, channel, ts, callbackId));
    }

    public void openHome(String userId) {
        refusalsAreMistakes(() -> {
            conversing.openHome(userId);
            return "";
        });
    }

    /**
     * Submits the modal on top of this person's stack.
     *
     * @param answers by action_id: what is typed, a date, or the value of the chosen option (several separated by commas)
     */
    public Submission submit(String userId, Map<String, String> answers) {
        JsonNode view = modal(userId).orElseThrow(() -> new IllegalArgumentException(userId + " has no modal open"));
        ObjectNode values = Json.object();
        for (Elements.Place place : Elements.of(view.path("blocks"))) {
            String answer = answers.get(place.actionId());
            if (answer != null) {
                values.withObject("/" + place.blockId()).set(place.actionId(), Answers.of(place.element(), answer));
            }
        }
        Modals.Submitted submitted =
                refusalsAreMistakes(() -> modals.submit(userId, view.path("id").asText(), values));
        return new Submission(submitted.ack(), submitted.errors());
    }

    /** Closes the modal on top. */
    public Ack closeModal(String userId) {
        JsonNode view = modal(userId).orElseThrow(() -> new IllegalArgumentException(userId + " has no modal open"));
        return refusalsAreMistakes(() -> modals.close(userId, view.path("id").asText(), false));
    }

    private Ack act(String userId, String channel, String ts, String blockId, String actionId, JsonNode chosen) {
        return act(new Interactions.Click(userId, channel, ts, "", blockId, actionId, chosen, Json.object()));
    }

    private Ack act(Interactions.Click click) {
        return refusalsAreMistakes(() -> interactions.click(click));
    }

    private JsonNode message(String userId, String channel, String ts) {
        JsonNode message = workspace.conversations().message(conversation(channel), ts, true);
        return message != null
                ? message
                : ephemerals(userId).stream()
                        .filter(whisper -> whisper.path("ts").asText().equals(ts))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("No message " + ts + " in " + channel));
    }

    private Conversation conversation(String id) {
        return workspace.conversations().find(id).orElseThrow(() -> new IllegalArgumentException("No channel " + id));
    }

    private static Optional<JsonNode> first(List<JsonNode> messages, Predicate<JsonNode> fits) {
        return messages.stream().filter(fits).findFirst();
    }

    private interface Attempt<T> {
        T run() throws ApiRefusal;
    }

    private static <T> T refusalsAreMistakes(Attempt<T> attempt) {
        try {
            return attempt.run();
        } catch (ApiRefusal mistake) {
            throw new IllegalArgumentException(mistake.code() + " " + mistake.problems(), mistake);
        }
    }
}
