package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Clicks, choices, shortcuts and menus that ask the bot for their options. */
final class Interactions {
    private final Workspace workspace;
    private final BotConnection bot;
    private final Payloads payloads;

    Interactions(Workspace workspace, BotConnection bot) {
        this.workspace = workspace;
        this.bot = bot;
        this.payloads = new Payloads(workspace);
    }

    /**
     * A click or a choice.
     *
     * @param channel and {@code ts} of the message, or empty for an element of the view {@code viewId}
     * @param blockId empty: the block that has the action
     * @param chosen in the shape of {@code state.values}' leaves, such as {@code {"selected_option": {"value": "x"}}}
     * @param values everything else that is filled in there, as {@code state.values}
     */
    record Click(
            String userId,
            String channel,
            String ts,
            String viewId,
            String blockId,
            String actionId,
            JsonNode chosen,
            JsonNode values) {}

    Ack click(Click click) throws ApiRefusal {
        return click.viewId().isEmpty() ? clickInMessage(click) : clickInView(click);
    }

    private Ack clickInMessage(Click click) throws ApiRefusal {
        Person person = person(click.userId());
        Conversation channel = workspace.conversations().byId(click.channel());
        ObjectNode message = workspace.conversations().message(channel, click.ts(), true);
        boolean ephemeral = message == null;
        ObjectNode shown = message == null ? whisper(channel, click) : message;
        Elements.Place place = Elements.find(shown.path("blocks"), click.blockId(), click.actionId())
                .orElseThrow(() -> new ApiRefusal("no_such_action"));
        ObjectNode payload = payloads.interaction("block_actions", person);
        Payloads.messageContainer(payload, channel, shown, ephemeral);
        payloads.channel(payload, channel);
        if (!ephemeral) {
            payload.set("message", shown);
        }
        payload.putObject("state").set("values", Elements.values(shown.path("blocks"), click.values()));
        payload.put("response_url", responseUrl(person, channel, shown));
        payload.putArray("actions").add(payloads.action(place, click.chosen()));
        return send(payload);
    }

    private ObjectNode whisper(Conversation channel, Click click) throws ApiRefusal {
        return workspace
                .conversations()
                .whispered(channel, click.ts())
                .filter(whisper -> whisper.path("for_user").asText().equals(click.userId()))
                .orElseThrow(() -> new ApiRefusal("message_not_found"));
    }

    private Ack clickInView(Click click) throws ApiRefusal {
        Person person = person(click.userId());
        ObjectNode view = workspace
                .views()
                .find(click.userId(), click.viewId())
                .orElseThrow(() -> new ApiRefusal("view_not_found"));
        Elements.Place place = Elements.find(view.path("blocks"), click.blockId(), click.actionId())
                .orElseThrow(() -> new ApiRefusal("no_such_action"));
        view.putObject("state").set("values", Elements.values(view.path("blocks"), click.values()));
        ObjectNode payload = payloads.interaction("block_actions", person);
        payload.putObject("container").put("type", "view").put("view_id", click.viewId());
        payload.set("view", view);
        payload.putArray("actions").add(payloads.action(place, click.chosen()));
        return send(payload);
    }

    /** A message shortcut. */
    Ack shortcut(String userId, String channelId, String ts, String callbackId) throws ApiRefusal {
        Person person = person(userId);
        Conversation channel = workspace.conversations().byId(channelId);
        ObjectNode message = workspace.conversations().message(channel, ts, true);
        if (message == null) {
            throw new ApiRefusal("message_not_found");
        }
        ObjectNode payload = payloads.interaction("message_action", person);
        payload.put("callback_id", callbackId).put("message_ts", ts);
        payload.put("action_ts", workspace.timeline().next());
        payloads.channel(payload, channel);
        payload.set("message", message);
        payload.put("response_url", responseUrl(person, channel, message));
        return send(payload);
    }

    /** Asks the bot for the options of an external select; the answer's body holds them. */
    Ack suggest(Click click, String typed) throws ApiRefusal {
        ObjectNode payload = payloads.interaction("block_suggestion", person(click.userId()));
        payload.put("action_id", click.actionId())
                .put("block_id", click.blockId())
                .put("value", typed);
        if (click.viewId().isEmpty()) {
            Conversation channel = workspace.conversations().byId(click.channel());
            payloads.channel(payload, channel);
            ObjectNode message = workspace.conversations().message(channel, click.ts(), true);
            if (message != null) {
                Payloads.messageContainer(payload, channel, message, false);
                payload.set("message", message);
            }
        } else {
            payload.putObject("container").put("type", "view").put("view_id", click.viewId());
            workspace.views().find(click.userId(), click.viewId()).ifPresent(view -> payload.set("view", view));
        }
        return send(payload);
    }

    Ack send(ObjectNode payload) {
        return bot.form(Map.of("payload", payload.toString()));
    }

    Person person(String userId) throws ApiRefusal {
        return workspace.directory().person(userId).orElseThrow(() -> new ApiRefusal("user_not_found"));
    }

    private String responseUrl(Person person, Conversation channel, JsonNode message) {
        return workspace
                .responseUrls()
                .issue(new ResponseUrls.Target(
                        person.id(),
                        channel.id(),
                        message.path("ts").asText(),
                        message.path("thread_ts").asText()));
    }
}
