package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArraySet;
import org.jspecify.annotations.Nullable;

/** One channel or direct message with its messages; guarded by {@link Conversations}. */
final class Conversation {
    private static final int KEPT_MESSAGES = 5000;
    private static final int KEPT_WHISPERS = 200;

    private final String id;
    private final String name;
    private final String topic;
    private final Set<String> members = new CopyOnWriteArraySet<>();
    private final NavigableMap<String, ObjectNode> messages = new TreeMap<>();
    private final Map<String, TreeSet<String>> replies = new TreeMap<>();
    private final List<ObjectNode> whispers = new ArrayList<>();

    Conversation(String id, String name, String topic) {
        this.id = id;
        this.name = name;
        this.topic = topic;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    String topic() {
        return topic;
    }

    boolean direct() {
        return id.startsWith("D");
    }

    Set<String> members() {
        return members;
    }

    NavigableMap<String, ObjectNode> messages() {
        return messages;
    }

    /** Ephemeral messages: never part of the history. Each carries {@code for_user}. */
    List<ObjectNode> whispers() {
        return whispers;
    }

    void add(ObjectNode message) {
        String ts = message.path("ts").asText();
        messages.put(ts, message);
        String thread = message.path("thread_ts").asText();
        if (!thread.isEmpty() && !thread.equals(ts)) {
            replies.computeIfAbsent(thread, root -> new TreeSet<>()).add(ts);
        }
        while (messages.size() > KEPT_MESSAGES) {
            remove(messages.firstKey());
        }
    }

    void remove(String ts) {
        ObjectNode gone = messages.remove(ts);
        TreeSet<String> siblings =
                gone == null ? null : replies.get(gone.path("thread_ts").asText());
        if (siblings != null && siblings.remove(ts) && siblings.isEmpty()) {
            replies.remove(gone.path("thread_ts").asText());
        }
    }

    void whisper(ObjectNode message) {
        whispers.add(message);
        if (whispers.size() > KEPT_WHISPERS) {
            whispers.remove(0);
        }
    }

    boolean hasReplies(String ts) {
        return replies.containsKey(ts);
    }

    Set<String> repliesTo(String ts) {
        return replies.getOrDefault(ts, new TreeSet<>());
    }

    /** The message as the Web API hands it out: a root with the figures of its thread. */
    @Nullable
    ObjectNode shown(String ts, boolean withMetadata) {
        ObjectNode message = messages.get(ts);
        if (message == null) {
            return null;
        }
        ObjectNode copy = message.deepCopy();
        if (!withMetadata) {
            copy.remove("metadata");
        }
        TreeSet<String> answers = replies.get(ts);
        if (answers != null) {
            addThreadFigures(copy, answers);
        }
        return copy;
    }

    private void addThreadFigures(ObjectNode root, TreeSet<String> answers) {
        Set<String> authors = new LinkedHashSet<>();
        for (String answer : answers) {
            ObjectNode reply = messages.get(answer);
            if (reply != null) {
                authors.add(reply.path("user").asText());
            }
        }
        ArrayNode users = Json.strings(authors.stream().limit(5).toList());
        root.put("thread_ts", root.path("ts").asText());
        root.put("reply_count", answers.size());
        root.put("reply_users_count", authors.size());
        root.put("latest_reply", answers.last());
        root.set("reply_users", users);
        root.put("is_locked", false).put("subscribed", false);
    }
}
