package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The methods of the Web API that are implemented, each with its tier. */
final class ApiMethods {
    private final Map<String, Method> byName = new TreeMap<>();

    ApiMethods(Workspace workspace) {
        new TeamMethods(workspace).register(this);
        new ChatMethods(workspace).register(this);
        new ConversationMethods(workspace).register(this);
        new ViewMethods(workspace).register(this);
        new FileMethods(workspace).register(this);
        new ReactionMethods(workspace).register(this);
    }

    /** Answers one call. */
    interface Answer {
        ObjectNode to(ApiCall call) throws ApiRefusal;
    }

    record Method(String name, Tier tier, Answer answer) {}

    void add(String name, Tier tier, Answer answer) {
        byName.put(name, new Method(name, tier, answer));
    }

    Optional<Method> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
