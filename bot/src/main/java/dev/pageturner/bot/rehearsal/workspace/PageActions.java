package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** What the page asks for and does, one word each; every answer is JSON, with {@code problem} when the bot did not acknowledge. */
final class PageActions {
    private final Workspace workspace;
    private final Interactions interactions;
    private final Modals modals;
    private final Conversing conversing;
    private final PageContent content;
    private final StoryHolder story;
    private final Map<String, Action> posts;

    PageActions(
            Workspace workspace, Interactions interactions, Modals modals, Conversing conversing, StoryHolder story) {
        this.workspace = workspace;
        this.interactions = interactions;
        this.modals = modals;
        this.conversing = conversing;
        this.content = new PageContent(workspace, story);
        this.story = story;
        this.posts = Map.of(
                "say", this::say,
                "click", this::click,
                "suggest", this::suggest,
                "shortcut", this::shortcut,
                "submit", this::submit,
                "close", this::close,
                "react", this::react,
                "dismiss", this::dismiss,
                "home", this::openHome,
                "story", this::press);
    }

    private interface Action {
        JsonNode perform(ApiCall call) throws ApiRefusal;
    }

    JsonNode perform(String action, ApiCall call, boolean post) throws ApiRefusal {
        if (!post) {
            return content.read(action, call);
        }
        Action known = posts.get(action);
        if (known == null) {
            throw new ApiRefusal("unknown_action");
        }
        return known.perform(call);
    }

    private JsonNode say(ApiCall call) throws ApiRefusal {
        String text = call.text("text");
        String thread = call.text("thread_ts");
        if (text.startsWith("/")) {
            return shown(conversing.command(call.text("as"), call.text("channel"), text, thread));
        }
        String ts = conversing.say(
                call.text("as"), call.text("channel"), new Typed(workspace.directory()).mrkdwn(text), thread);
        return Json.ok().put("ts", ts);
    }

    private JsonNode click(ApiCall call) throws ApiRefusal {
        return shown(interactions.click(clicked(call)));
    }

    private JsonNode suggest(ApiCall call) throws ApiRefusal {
        Ack ack = interactions.suggest(clicked(call), call.text("typed"));
        ObjectNode answer = shown(ack);
        answer.set("menu", Json.parseObject(ack.body()));
        return answer;
    }

    private static Interactions.Click clicked(ApiCall call) throws ApiRefusal {
        return new Interactions.Click(
                call.text("as"),
                call.text("channel"),
                call.text("ts"),
                call.text("view"),
                call.text("block"),
                call.text("action"),
                call.nested("chosen", "invalid_arguments"),
                call.nested("values", "invalid_arguments"));
    }

    private JsonNode shortcut(ApiCall call) throws ApiRefusal {
        return shown(
                interactions.shortcut(call.text("as"), call.text("channel"), call.text("ts"), call.text("callback")));
    }

    private JsonNode submit(ApiCall call) throws ApiRefusal {
        Modals.Submitted submitted =
                modals.submit(call.text("as"), call.text("view"), call.nested("values", "invalid_arguments"));
        ObjectNode answer = shown(submitted.ack());
        ObjectNode errors = answer.putObject("errors");
        submitted.errors().forEach(errors::put);
        return answer;
    }

    private JsonNode close(ApiCall call) throws ApiRefusal {
        return shown(modals.close(call.text("as"), call.text("view"), call.flag("all")));
    }

    private JsonNode openHome(ApiCall call) throws ApiRefusal {
        conversing.openHome(call.text("as"));
        return Json.ok();
    }

    private JsonNode react(ApiCall call) throws ApiRefusal {
        Conversation channel = workspace.conversations().byId(call.text("channel"));
        String user = call.text("as");
        String name = call.required("name");
        workspace.conversations().change(channel, call.text("ts"), message -> {
            boolean mine = message.path("reactions").toString().contains("\"name\":\"" + name + "\"")
                    && reacted(message, name, user);
            ReactionMethods.react(message, name, user, !mine);
        });
        return Json.ok();
    }

    /** An ephemeral message goes away for good, and the bot does not hear of it. */
    private JsonNode dismiss(ApiCall call) throws ApiRefusal {
        Conversation channel = workspace.conversations().byId(call.text("channel"));
        String user = call.text("as");
        workspace
                .conversations()
                .whispered(channel, call.text("ts"))
                .filter(whisper -> whisper.path("for_user").asText().equals(user))
                .ifPresent(whisper -> workspace.conversations().deleteWhisper(channel, whisper));
        return Json.ok();
    }

    private static boolean reacted(ObjectNode message, String name, String user) {
        for (JsonNode reaction : message.path("reactions")) {
            if (reaction.path("name").asText().equals(name)) {
                for (JsonNode each : reaction.path("users")) {
                    if (each.asText().equals(user)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private JsonNode press(ApiCall call) throws ApiRefusal {
        String id = call.required("button");
        StoryPanel panel = story.get();
        if (panel.buttons().stream().noneMatch(button -> button.id().equals(id))) {
            throw new ApiRefusal("no_such_button");
        }
        return Json.ok().put("sentence", panel.press(id, call.text("as")));
    }

    private static ObjectNode shown(Ack ack) {
        ObjectNode answer = Json.object().put("ok", ack.acknowledged());
        return ack.acknowledged() ? answer : answer.put("problem", ack.problem());
    }

    static ArrayNode list(Iterable<? extends JsonNode> nodes) {
        ArrayNode array = Json.array();
        nodes.forEach(array::add);
        return array;
    }
}
