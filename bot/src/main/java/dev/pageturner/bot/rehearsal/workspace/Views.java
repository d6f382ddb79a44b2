package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.workspace.blockkit.BlockValidator;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Open modals, a stack of at most three for each person, and published Home tabs. */
final class Views {
    private static final int MAX_STACK = 3;

    private final Map<String, Deque<ObjectNode>> stacks = new HashMap<>();
    private final Map<String, ObjectNode> homes = new HashMap<>();
    private final BotIdentity bot;
    private final MessageContent content;
    private final Ids ids;
    private final Changes changes;

    Views(BotIdentity bot, MessageContent content, Ids ids, Changes changes) {
        this.bot = bot;
        this.content = content;
        this.ids = ids;
        this.changes = changes;
    }

    synchronized ObjectNode open(String userId, JsonNode source) throws ApiRefusal {
        ObjectNode view = built(source, "modal", ids.id("V"));
        refuseTakenExternalId(view, "");
        view.put("root_view_id", view.path("id").asText()).putNull("previous_view_id");
        Deque<ObjectNode> stack = new ArrayDeque<>();
        stack.push(view);
        stacks.put(userId, stack);
        return published(userId, view);
    }

    synchronized ObjectNode push(String userId, JsonNode source) throws ApiRefusal {
        Deque<ObjectNode> stack = stacks.get(userId);
        if (stack == null || stack.isEmpty()) {
            throw new ApiRefusal("not_found");
        }
        if (stack.size() >= MAX_STACK) {
            throw new ApiRefusal("push_limit_reached");
        }
        ObjectNode view = built(source, "modal", ids.id("V"));
        refuseTakenExternalId(view, "");
        ObjectNode below = stack.element();
        view.put("root_view_id", below.path("root_view_id").asText());
        view.put("previous_view_id", below.path("id").asText());
        stack.push(view);
        return published(userId, view);
    }

    /** {@code hash} empty: whatever the view's state. */
    synchronized ObjectNode update(String viewId, String externalId, String hash, JsonNode source) throws ApiRefusal {
        for (Map.Entry<String, Deque<ObjectNode>> entry : stacks.entrySet()) {
            for (ObjectNode view : entry.getValue()) {
                boolean named = viewId.isEmpty()
                        ? !externalId.isEmpty()
                                && view.path("external_id").asText().equals(externalId)
                        : view.path("id").asText().equals(viewId);
                if (named) {
                    return replace(entry.getKey(), view, hash, source);
                }
            }
        }
        throw new ApiRefusal("not_found");
    }

    synchronized ObjectNode publishHome(String userId, String hash, JsonNode source) throws ApiRefusal {
        ObjectNode old = homes.get(userId);
        if (!hash.isEmpty() && old != null && !old.path("hash").asText().equals(hash)) {
            throw new ApiRefusal("hash_conflict");
        }
        ObjectNode home =
                built(source, "home", old == null ? ids.id("V") : old.path("id").asText());
        home.put("root_view_id", home.path("id").asText()).putNull("previous_view_id");
        homes.put(userId, home);
        changes.publish(userId, Json.object().put("type", "home"));
        return home.deepCopy();
    }

    synchronized Optional<ObjectNode> home(String userId) {
        return Optional.ofNullable(homes.get(userId)).map(ObjectNode::deepCopy);
    }

    /** The view on top of this person's stack. */
    synchronized Optional<ObjectNode> top(String userId) {
        Deque<ObjectNode> stack = stacks.get(userId);
        return stack == null || stack.isEmpty()
                ? Optional.empty()
                : Optional.of(stack.element().deepCopy());
    }

    synchronized Optional<ObjectNode> find(String userId, String viewId) {
        ObjectNode home = homes.get(userId);
        if (home != null && home.path("id").asText().equals(viewId)) {
            return Optional.of(home.deepCopy());
        }
        return stacks.getOrDefault(userId, new ArrayDeque<>()).stream()
                .filter(view -> view.path("id").asText().equals(viewId))
                .findFirst()
                .map(ObjectNode::deepCopy);
    }

    /** Takes away one view, and shows what was below it. */
    synchronized void close(String userId, String viewId) {
        Deque<ObjectNode> stack = stacks.get(userId);
        if (stack != null && stack.removeIf(view -> view.path("id").asText().equals(viewId))) {
            changes.publish(userId, Json.object().put("type", "view"));
        }
    }

    synchronized void clear(String userId) {
        if (stacks.remove(userId) != null) {
            changes.publish(userId, Json.object().put("type", "view"));
        }
    }

    private ObjectNode replace(String userId, ObjectNode view, String hash, JsonNode source) throws ApiRefusal {
        if (!hash.isEmpty() && !view.path("hash").asText().equals(hash)) {
            throw new ApiRefusal("hash_conflict");
        }
        ObjectNode fresh = built(source, "modal", view.path("id").asText());
        refuseTakenExternalId(fresh, view.path("id").asText());
        fresh.set("root_view_id", view.path("root_view_id"));
        fresh.set("previous_view_id", view.path("previous_view_id"));
        view.removeAll();
        view.setAll(fresh);
        return published(userId, view);
    }

    private ObjectNode built(JsonNode source, String type, String id) throws ApiRefusal {
        List<String> problems = BlockValidator.viewProblems(source);
        if (!problems.isEmpty()) {
            throw new ApiRefusal("invalid_arguments", problems);
        }
        if (!source.path("type").asText().equals(type)) {
            throw new ApiRefusal("invalid_arguments", List.of("must be a " + type + " view [json-pointer:/view/type]"));
        }
        ObjectNode view = source.deepCopy();
        view.put("id", id).put("team_id", WorkspaceSettings.TEAM_ID).put("hash", ids.secret(8));
        view.set("blocks", content.withIds(source.path("blocks")));
        view.put("app_id", bot.appId()).put("bot_id", bot.botId());
        view.put("app_installed_team_id", WorkspaceSettings.TEAM_ID);
        view.set("state", emptyState());
        for (String text : List.of("callback_id", "external_id", "private_metadata")) {
            view.put(text, source.path(text).asText());
        }
        for (String flag : List.of("clear_on_close", "notify_on_close")) {
            view.put(flag, source.path(flag).asBoolean());
        }
        return view;
    }

    private static ObjectNode emptyState() {
        ObjectNode state = Json.object();
        state.set("values", Json.object());
        return state;
    }

    private void refuseTakenExternalId(ObjectNode view, String exceptId) throws ApiRefusal {
        String externalId = view.path("external_id").asText();
        boolean taken = !externalId.isEmpty()
                && stacks.values().stream()
                        .flatMap(Deque::stream)
                        .anyMatch(other -> other.path("external_id").asText().equals(externalId)
                                && !other.path("id").asText().equals(exceptId));
        if (taken) {
            throw new ApiRefusal("duplicate_external_id");
        }
    }

    private ObjectNode published(String userId, ObjectNode view) {
        changes.publish(userId, Json.object().put("type", "view"));
        return view.deepCopy();
    }
}
