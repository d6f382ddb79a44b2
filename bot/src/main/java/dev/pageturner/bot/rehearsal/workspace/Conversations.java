package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All channels and direct messages; every change is published, in the order in which it happened. */
final class Conversations {
    private final Map<String, Conversation> byId = new LinkedHashMap<>();
    private final Timeline timeline;
    private final Changes changes;
    private final Directory directory;

    Conversations(List<ChannelSetup> channels, Directory directory, Timeline timeline, Changes changes) {
        this.timeline = timeline;
        this.changes = changes;
        this.directory = directory;
        for (ChannelSetup setup : channels) {
            Conversation channel = new Conversation(setup.id(), setup.name(), setup.topic());
            directory.people().forEach(person -> channel.members().add(person.id()));
            if (setup.botIsMember()) {
                channel.members().add(directory.bot().userId());
            }
            byId.put(setup.id(), channel);
        }
        directory.people().forEach(person -> open(person.id()));
    }

    synchronized List<Conversation> all() {
        return List.copyOf(byId.values());
    }

    synchronized Optional<Conversation> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** An id, for posting also {@code #name}, {@code name} or a user id (his direct message). */
    synchronized Conversation resolve(String wanted) throws ApiRefusal {
        if (directory.person(wanted).isPresent()) {
            return open(wanted);
        }
        String name = wanted.startsWith("#") ? wanted.substring(1) : wanted;
        return byId.values().stream()
                .filter(channel -> channel.id().equals(wanted) || channel.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ApiRefusal("channel_not_found"));
    }

    synchronized Conversation byId(String id) throws ApiRefusal {
        return find(id).orElseThrow(() -> new ApiRefusal("channel_not_found"));
    }

    /** The direct message between the bot and this person. */
    final synchronized Conversation open(String userId) {
        String id = "D" + userId.substring(1);
        return byId.computeIfAbsent(id, missing -> {
            Conversation direct = new Conversation(missing, userId, "");
            direct.members().add(userId);
            direct.members().add(directory.bot().userId());
            return direct;
        });
    }

    /** Adds the message with a fresh {@code ts}; what is handed back is the message as the Web API shows it. */
    synchronized ObjectNode post(Conversation channel, ObjectNode message) {
        String ts = timeline.next();
        message.put("ts", ts);
        channel.add(message);
        published("message", channel, ts);
        String root = message.path("thread_ts").asText();
        if (!root.isEmpty() && !root.equals(ts)) {
            published("message", channel, root);
        }
        return shownOrEmpty(channel, ts);
    }

    /** False when there is no such message. */
    synchronized boolean change(Conversation channel, String ts, Consumer<ObjectNode> edit) {
        ObjectNode message = channel.messages().get(ts);
        if (message == null) {
            return false;
        }
        edit.accept(message);
        published("message", channel, ts);
        return true;
    }

    /** A root with replies leaves a tombstone, as in Slack. */
    synchronized void delete(Conversation channel, String ts) {
        ObjectNode message = channel.messages().get(ts);
        if (message == null) {
            return;
        }
        if (channel.hasReplies(ts)) {
            message.remove(List.of("blocks", "attachments", "files", "metadata", "edited"));
            message.put("subtype", "tombstone")
                    .put("text", "This message was deleted.")
                    .put("hidden", true);
            published("message", channel, ts);
            return;
        }
        String root = message.path("thread_ts").asText();
        channel.remove(ts);
        changes.publish(Json.object()
                .put("type", "deleted")
                .put("channel", channel.id())
                .put("ts", ts));
        if (!root.isEmpty()) {
            published("message", channel, root);
        }
    }

    /** An ephemeral message: for one person, in no history. */
    synchronized String whisper(Conversation channel, String userId, ObjectNode message) {
        String ts = timeline.next();
        message.put("ts", ts).put("is_ephemeral", true).put("for_user", userId);
        channel.whisper(message);
        publishWhisper(channel, userId, message);
        return ts;
    }

    synchronized Optional<ObjectNode> whispered(Conversation channel, String ts) {
        return channel.whispers().stream()
                .filter(message -> message.path("ts").asText().equals(ts))
                .findFirst();
    }

    synchronized void changeWhisper(Conversation channel, ObjectNode whisper, Consumer<ObjectNode> edit) {
        edit.accept(whisper);
        publishWhisper(channel, whisper.path("for_user").asText(), whisper);
    }

    synchronized void deleteWhisper(Conversation channel, ObjectNode whisper) {
        channel.whispers().remove(whisper);
        changes.publish(
                whisper.path("for_user").asText(),
                Json.object()
                        .put("type", "deleted")
                        .put("channel", channel.id())
                        .put("ts", whisper.path("ts").asText()));
    }

    synchronized void join(Conversation channel, String userId) {
        channel.members().add(userId);
        changes.publish(Json.object().put("type", "channels"));
    }

    /** Runs {@code reading} while nothing changes. */
    synchronized <T> T read(Conversation channel, Function<Conversation, T> reading) {
        return reading.apply(channel);
    }

    synchronized @Nullable ObjectNode message(Conversation channel, String ts, boolean withMetadata) {
        return channel.shown(ts, withMetadata);
    }

    /** Roots and broadcast replies, oldest first. */
    synchronized List<ObjectNode> roots(Conversation channel, boolean withMetadata) {
        List<ObjectNode> roots = new ArrayList<>();
        for (Map.Entry<String, ObjectNode> entry : channel.messages().entrySet()) {
            String thread = entry.getValue().path("thread_ts").asText();
            boolean broadcast = entry.getValue().path("subtype").asText().equals("thread_broadcast");
            if (thread.isEmpty() || thread.equals(entry.getKey()) || broadcast) {
                roots.add(shown(channel, entry.getKey(), withMetadata));
            }
        }
        return roots;
    }

    /** The root and its replies, oldest first; empty when there is no such root. */
    synchronized List<ObjectNode> thread(Conversation channel, String rootTs, boolean withMetadata) {
        List<ObjectNode> thread = new ArrayList<>();
        if (channel.messages().containsKey(rootTs)) {
            thread.add(shown(channel, rootTs, withMetadata));
            channel.repliesTo(rootTs).forEach(ts -> thread.add(shown(channel, ts, withMetadata)));
        }
        return thread;
    }

    private ObjectNode shown(Conversation channel, String ts, boolean withMetadata) {
        ObjectNode message = channel.shown(ts, withMetadata);
        return message == null ? Json.object() : message;
    }

    private ObjectNode shownOrEmpty(Conversation channel, String ts) {
        return shown(channel, ts, true);
    }

    private void published(String type, Conversation channel, String ts) {
        ObjectNode message = channel.shown(ts, false);
        if (message != null) {
            ObjectNode what = Json.object().put("type", type).put("channel", channel.id());
            what.set("message", message);
            changes.publish(owner(channel), what);
        }
    }

    private void publishWhisper(Conversation channel, String userId, ObjectNode message) {
        ObjectNode what = Json.object().put("type", "message").put("channel", channel.id());
        what.set("message", message.deepCopy());
        changes.publish(userId, what);
    }

    private static String owner(Conversation channel) {
        return channel.direct() ? channel.name() : "";
    }
}
