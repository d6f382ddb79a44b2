package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What people type: messages, mentions, slash commands; and opening the Home tab. */
final class Conversing {
    private final Workspace workspace;
    private final BotConnection bot;
    private final Payloads payloads;
    private final Responses responses;

    Conversing(Workspace workspace, BotConnection bot, Responses responses) {
        this.workspace = workspace;
        this.bot = bot;
        this.payloads = new Payloads(workspace);
        this.responses = responses;
    }

    /** A message; the bot hears of it when it is mentioned, in its direct message, or when it has subscribed to messages. */
    String say(String userId, String channelId, String text, String threadTs) throws ApiRefusal {
        Person person = person(userId);
        Conversation channel = workspace.conversations().byId(channelId);
        ObjectNode message = workspace.messages().ofPerson(person.id(), text);
        ObjectNode root = threadTs.isEmpty() ? null : workspace.conversations().message(channel, threadTs, false);
        if (root != null) {
            message.put("thread_ts", threadTs)
                    .put("parent_user_id", root.path("user").asText());
        }
        ObjectNode posted = workspace.conversations().post(channel, message);
        hear(posted, channel);
        return posted.path("ts").asText();
    }

    /** {@code /command text}; what goes wrong is told to the person, as Slackbot does. */
    Ack command(String userId, String channelId, String line, String threadTs) throws ApiRefusal {
        Person person = person(userId);
        Conversation channel = workspace.conversations().byId(channelId);
        String[] words = line.split(" ", 2);
        String command = words[0];
        if (!command.equals(workspace.directory().bot().command())) {
            slackbot(channel, person, threadTs, "`" + command + "` is not a valid command.");
            return Ack.failed("not_a_command");
        }
        if (!threadTs.isEmpty() && !workspace.settings().slashCommandsInThreads()) {
            slackbot(channel, person, threadTs, command + " is not supported in threads. Sorry!");
            return Ack.failed("not_supported_in_threads");
        }
        Ack ack = bot.form(fields(person, channel, command, words.length > 1 ? words[1] : "", threadTs));
        if (ack.acknowledged()) {
            answered(ack, person, channel, threadTs);
        } else {
            slackbot(channel, person, threadTs, command + " failed with the error \"" + ack.problem() + "\"");
        }
        return ack;
    }

    /** The person looks at the bot's Home tab. */
    void openHome(String userId) throws ApiRefusal {
        Person person = person(userId);
        ObjectNode event = Json.object()
                .put("type", "app_home_opened")
                .put("user", person.id())
                .put("channel", workspace.conversations().open(person.id()).id())
                .put("tab", "home")
                .put("event_ts", workspace.timeline().next());
        workspace.views().home(userId).ifPresent(view -> event.set("view", view));
        publish("app_home_opened", event);
    }

    private void hear(ObjectNode posted, Conversation channel) {
        ObjectNode event = posted.deepCopy();
        event.put("channel", channel.id()).put("event_ts", posted.path("ts").asText());
        event.remove("reply_count");
        String mention = "<@" + workspace.directory().bot().userId() + ">";
        if (!channel.direct() && posted.path("text").asText().contains(mention)) {
            publish("app_mention", event.deepCopy().put("type", "app_mention"));
        }
        event.put("channel_type", channel.direct() ? "im" : "channel");
        publish(channel.direct() ? "message.im" : "message.channels", event);
    }

    private void publish(String subscription, ObjectNode event) {
        if (workspace.settings().events().contains(subscription)) {
            bot.event(payloads.event(event).toString());
        }
    }

    private Map<String, String> fields(
            Person person, Conversation channel, String command, String text, String thread) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("token", "rehearsal");
        fields.put("team_id", WorkspaceSettings.TEAM_ID);
        fields.put("team_domain", "rehearsal");
        fields.put("channel_id", channel.id());
        fields.put("channel_name", channel.direct() ? "directmessage" : channel.name());
        fields.put("user_id", person.id());
        fields.put("user_name", person.name());
        fields.put("command", command);
        fields.put("text", text.strip());
        fields.put("api_app_id", workspace.directory().bot().appId());
        fields.put("is_enterprise_install", "false");
        ResponseUrls.Target target = new ResponseUrls.Target(person.id(), channel.id(), "", thread);
        fields.put("response_url", workspace.responseUrls().issue(target));
        fields.put("trigger_id", workspace.triggers().issue(person.id()));
        if (!thread.isEmpty()) {
            fields.put("thread_ts", thread);
        }
        return fields;
    }

    private void answered(Ack ack, Person person, Conversation channel, String threadTs) throws ApiRefusal {
        if (ack.body().isBlank()) {
            return;
        }
        JsonNode parsed = Json.parse(ack.body());
        ObjectNode answer =
                parsed instanceof ObjectNode object ? object : Json.object().put("text", ack.body());
        responses.post(new ResponseUrls.Target(person.id(), channel.id(), "", threadTs), answer);
    }

    private void slackbot(Conversation channel, Person person, String threadTs, String text) {
        ObjectNode message = workspace.messages().ofSlackbot(text);
        if (!threadTs.isEmpty()) {
            message.put("thread_ts", threadTs);
        }
        workspace.conversations().whisper(channel, person.id(), message);
    }

    private Person person(String userId) throws ApiRefusal {
        return workspace.directory().person(userId).orElseThrow(() -> new ApiRefusal("user_not_found"));
    }
}
