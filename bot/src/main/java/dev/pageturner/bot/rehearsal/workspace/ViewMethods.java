package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** views.*: modals and the Home tab. */
final class ViewMethods {
    private final Workspace workspace;
    private final Views views;

    ViewMethods(Workspace workspace) {
        this.workspace = workspace;
        this.views = workspace.views();
    }

    void register(ApiMethods methods) {
        methods.add("views.open", Tier.FOUR, this::open);
        methods.add("views.push", Tier.FOUR, this::push);
        methods.add("views.update", Tier.FOUR, this::update);
        methods.add("views.publish", Tier.FOUR, this::publish);
    }

    private ObjectNode open(ApiCall call) throws ApiRefusal {
        JsonNode view = view(call);
        String user = workspace.triggers().exchange(call.text("trigger_id", "invalid_trigger_id"));
        return answer(views.open(user, view));
    }

    private ObjectNode push(ApiCall call) throws ApiRefusal {
        JsonNode view = view(call);
        String user = workspace.triggers().exchange(call.text("trigger_id", "invalid_trigger_id"));
        return answer(views.push(user, view));
    }

    private ObjectNode update(ApiCall call) throws ApiRefusal {
        if (call.text("view_id").isEmpty() && call.text("external_id").isEmpty()) {
            throw new ApiRefusal(
                    "invalid_arguments", List.of("either view_id or external_id is required [json-pointer:/view_id]"));
        }
        return answer(views.update(call.text("view_id"), call.text("external_id"), call.text("hash"), view(call)));
    }

    private ObjectNode publish(ApiCall call) throws ApiRefusal {
        String user = call.required("user_id");
        if (workspace.directory().person(user).isEmpty()) {
            throw new ApiRefusal("invalid_arguments", List.of("invalid `user_id` [json-pointer:/user_id]"));
        }
        return answer(views.publishHome(user, call.text("hash"), view(call)));
    }

    private static JsonNode view(ApiCall call) throws ApiRefusal {
        call.required("view");
        return call.nested("view", "invalid_arguments");
    }

    private static ObjectNode answer(ObjectNode view) {
        ObjectNode answer = Json.ok();
        answer.set("view", view);
        return answer;
    }
}
