package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The payloads of interactions and events, in Slack's shapes. */
final class Payloads {
    private final Workspace workspace;

    Payloads(Workspace workspace) {
        this.workspace = workspace;
    }

    /** What every interaction payload has. */
    ObjectNode interaction(String type, Person person) {
        ObjectNode payload = Json.object().put("type", type);
        payload.putObject("user")
                .put("id", person.id())
                .put("username", person.name())
                .put("name", person.name())
                .put("team_id", WorkspaceSettings.TEAM_ID);
        payload.put("api_app_id", workspace.directory().bot().appId()).put("token", "rehearsal");
        payload.putObject("team").put("id", WorkspaceSettings.TEAM_ID).put("domain", "rehearsal");
        payload.putNull("enterprise").put("is_enterprise_install", false);
        return payload.put("trigger_id", workspace.triggers().issue(person.id()));
    }

    void channel(ObjectNode payload, Conversation channel) {
        payload.putObject("channel")
                .put("id", channel.id())
                .put("name", channel.direct() ? "directmessage" : channel.name());
    }

    static void messageContainer(ObjectNode payload, Conversation channel, JsonNode message, boolean ephemeral) {
        ObjectNode container = payload.putObject("container")
                .put("type", "message")
                .put("message_ts", message.path("ts").asText())
                .put("channel_id", channel.id())
                .put("is_ephemeral", ephemeral);
        if (message.has("thread_ts")) {
            container.put("thread_ts", message.path("thread_ts").asText());
        }
    }

    ObjectNode action(Elements.Place place, JsonNode chosen) throws ApiRefusal {
        JsonNode element = place.element();
        ObjectNode action = Json.object().put("action_id", place.actionId()).put("block_id", place.blockId());
        for (String copied : new String[] {"text", "value", "style", "url", "placeholder"}) {
            if (element.has(copied)) {
                action.set(copied, element.get(copied));
            }
        }
        if (place.type().equals("overflow")) {
            action.set(
                    "selected_option",
                    Choice.option(
                            element,
                            chosen.path("selected_option").path("value").asText()));
        } else if (Choice.hasState(place.type())) {
            action.setAll(Choice.made(element, chosen));
        }
        return action.put("type", place.type())
                .put("action_ts", workspace.timeline().next());
    }

    /** The envelope of an event. */
    ObjectNode event(ObjectNode event) {
        ObjectNode envelope = Json.object()
                .put("token", "rehearsal")
                .put("team_id", WorkspaceSettings.TEAM_ID)
                .put("api_app_id", workspace.directory().bot().appId());
        envelope.set("event", event);
        envelope.put("type", "event_callback")
                .put("event_id", workspace.ids().id("Ev"))
                .put("event_time", workspace.timeline().seconds());
        envelope.putArray("authorizations")
                .addObject()
                .putNull("enterprise_id")
                .put("team_id", WorkspaceSettings.TEAM_ID)
                .put("user_id", workspace.directory().bot().userId())
                .put("is_bot", true)
                .put("is_enterprise_install", false);
        return envelope.put("is_ext_shared_channel", false);
    }
}
