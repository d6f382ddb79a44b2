package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the page shows. */
final class PageContent {
    private static final int NEWEST = 300;

    private final Workspace workspace;
    private final StoryHolder story;

    PageContent(Workspace workspace, StoryHolder story) {
        this.workspace = workspace;
        this.story = story;
    }

    JsonNode read(String what, ApiCall call) throws ApiRefusal {
        return switch (what) {
            case "start" -> start();
            case "channel" -> channel(call);
            case "thread" -> thread(call);
            case "view" ->
                optional("view", workspace.views().top(call.text("as")).orElse(null));
            case "home" ->
                optional("view", workspace.views().home(call.text("as")).orElse(null));
            case "story" -> story();
            default -> throw new ApiRefusal("unknown_page");
        };
    }

    private JsonNode start() {
        ObjectNode start = Json.object().put("last", workspace.changes().last());
        start.put("team", workspace.settings().teamName());
        start.put("threads_take_commands", workspace.settings().slashCommandsInThreads());
        ArrayNode people = start.putArray("people");
        for (Person person : workspace.directory().people()) {
            people.addObject()
                    .put("id", person.id())
                    .put("name", person.name())
                    .put("real_name", person.realName())
                    .put("role", person.role())
                    .put("color", person.color());
        }
        ArrayNode groups = start.putArray("groups");
        for (PersonGroup group : workspace.directory().groups()) {
            ObjectNode node = groups.addObject()
                    .put("id", group.id())
                    .put("handle", group.handle())
                    .put("name", group.name());
            node.set("members", Json.strings(group.members()));
        }
        start.set("bot", bot());
        ArrayNode channels = start.putArray("channels");
        workspace.conversations().all().forEach(channel -> channels.add(summary(channel)));
        start.set("story", story());
        return start;
    }

    private ObjectNode bot() {
        BotIdentity bot = workspace.directory().bot();
        ObjectNode node = Json.object()
                .put("id", bot.userId())
                .put("name", bot.name())
                .put("command", bot.command())
                .put("usage", bot.usageHint());
        ArrayNode words = node.putArray("words");
        bot.words().forEach(word -> words.addObject().put("word", word.word()).put("description", word.description()));
        ArrayNode shortcuts = node.putArray("shortcuts");
        bot.shortcuts().forEach(shortcut -> shortcuts
                .addObject()
                .put("callback", shortcut.callbackId())
                .put("name", shortcut.name()));
        return node;
    }

    private ObjectNode summary(Conversation channel) {
        String latest = workspace
                .conversations()
                .read(channel, c -> c.messages().isEmpty() ? "" : c.messages().lastKey());
        return Json.object()
                .put("id", channel.id())
                .put("name", channel.name())
                .put("topic", channel.topic())
                .put("direct", channel.direct())
                .put("members", channel.members().size())
                .put("latest", latest);
    }

    private JsonNode channel(ApiCall call) throws ApiRefusal {
        Conversation channel = workspace.conversations().byId(call.text("channel"));
        long last = workspace.changes().last();
        List<ObjectNode> messages = new ArrayList<>(workspace.conversations().roots(channel, false));
        whispers(channel, call.text("as")).stream()
                .filter(whisper -> whisper.path("thread_ts").asText().isEmpty())
                .forEach(messages::add);
        return page(messages, last);
    }

    private JsonNode thread(ApiCall call) throws ApiRefusal {
        Conversation channel = workspace.conversations().byId(call.text("channel"));
        long last = workspace.changes().last();
        String root = call.text("ts");
        List<ObjectNode> messages = new ArrayList<>(workspace.conversations().thread(channel, root, false));
        whispers(channel, call.text("as")).stream()
                .filter(whisper -> whisper.path("thread_ts").asText().equals(root))
                .forEach(messages::add);
        return page(messages, last);
    }

    private List<ObjectNode> whispers(Conversation channel, String userId) {
        return workspace.conversations().read(channel, c -> c.whispers().stream()
                .filter(message -> message.path("for_user").asText().equals(userId))
                .map(ObjectNode::deepCopy)
                .toList());
    }

    private static JsonNode page(List<ObjectNode> messages, long last) {
        messages.sort(Comparator.comparing(message -> message.path("ts").asText()));
        ObjectNode page = Json.object().put("last", last);
        page.set(
                "messages", PageActions.list(messages.subList(Math.max(0, messages.size() - NEWEST), messages.size())));
        return page;
    }

    private JsonNode story() {
        StoryPanel panel = story.get();
        ObjectNode node = Json.object().put("title", panel.title());
        ArrayNode steps = node.putArray("steps");
        panel.steps().forEach(step -> steps.addObject()
                .put("title", step.title())
                .put("text", step.text())
                .put("done", step.done()));
        ArrayNode buttons = node.putArray("buttons");
        panel.buttons().forEach(button -> buttons.addObject()
                .put("id", button.id())
                .put("label", button.label())
                .put("description", button.description()));
        return node;
    }

    private static ObjectNode optional(String name, @org.jspecify.annotations.Nullable ObjectNode value) {
        ObjectNode node = Json.object();
        return value == null ? node.putNull(name) : node.set(name, value);
    }
}
