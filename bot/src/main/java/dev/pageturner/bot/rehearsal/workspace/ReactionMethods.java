package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/** reactions.* and pins.add. */
final class ReactionMethods {
    private static final Pattern EMOJI = Pattern.compile("[a-z0-9_+'-]{1,100}(::skin-tone-[2-6])?");

    private final Workspace workspace;
    private final Conversations conversations;

    ReactionMethods(Workspace workspace) {
        this.workspace = workspace;
        this.conversations = workspace.conversations();
    }

    void register(ApiMethods methods) {
        methods.add("reactions.add", Tier.THREE, this::add);
        methods.add("reactions.remove", Tier.TWO, this::remove);
        methods.add("pins.add", Tier.TWO, this::pin);
    }

    private ObjectNode add(ApiCall call) throws ApiRefusal {
        String name = call.required("name").replace(":", "");
        if (!EMOJI.matcher(name).matches()) {
            throw new ApiRefusal("invalid_name");
        }
        toggle(call, name, true);
        return Json.ok();
    }

    private ObjectNode remove(ApiCall call) throws ApiRefusal {
        toggle(call, call.required("name").replace(":", ""), false);
        return Json.ok();
    }

    private void toggle(ApiCall call, String name, boolean wanted) throws ApiRefusal {
        Conversation channel = conversations.byId(call.text("channel", "channel_not_found"));
        String ts = call.text("timestamp", "no_item_specified");
        String user = workspace.directory().bot().userId();
        ObjectNode message = conversations.message(channel, ts, false);
        if (message == null) {
            throw new ApiRefusal("message_not_found");
        }
        boolean there = has(message, name, user);
        if (there == wanted) {
            throw new ApiRefusal(wanted ? "already_reacted" : "no_reaction");
        }
        conversations.change(channel, ts, stored -> react(stored, name, user, wanted));
    }

    private static boolean has(ObjectNode message, String name, String user) {
        for (JsonNode reaction : message.path("reactions")) {
            if (reaction.path("name").asText().equals(name)
                    && reaction.path("users").toString().contains('"' + user + '"')) {
                return true;
            }
        }
        return false;
    }

    /** Adds or takes away one person's reaction. */
    static void react(ObjectNode message, String name, String user, boolean wanted) {
        ArrayNode fresh = Json.array();
        boolean known = false;
        for (JsonNode old : message.path("reactions")) {
            ArrayNode users = Json.array();
            old.path("users").forEach(each -> {
                if (!old.path("name").asText().equals(name) || !each.asText().equals(user)) {
                    users.add(each);
                }
            });
            if (old.path("name").asText().equals(name) && wanted) {
                known = true;
                users.add(user);
            }
            if (!users.isEmpty()) {
                fresh.add(reaction(old.path("name").asText(), users));
            }
        }
        if (wanted && !known) {
            fresh.add(reaction(name, Json.array().add(user)));
        }
        message.set("reactions", fresh);
    }

    private static ObjectNode reaction(String name, ArrayNode users) {
        ObjectNode reaction = Json.object().put("name", name).put("count", users.size());
        reaction.set("users", users);
        return reaction;
    }

    private ObjectNode pin(ApiCall call) throws ApiRefusal {
        Conversation channel = conversations.byId(call.text("channel", "channel_not_found"));
        String ts = call.text("timestamp", "no_item_specified");
        ObjectNode message = conversations.message(channel, ts, false);
        if (message == null) {
            throw new ApiRefusal("message_not_found");
        }
        if (message.has("pinned_to")) {
            throw new ApiRefusal("already_pinned");
        }
        conversations.change(channel, ts, stored -> stored.putArray("pinned_to").add(channel.id()));
        return Json.ok();
    }
}
