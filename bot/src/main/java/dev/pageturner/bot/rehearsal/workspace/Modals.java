package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Submitting and closing modals, and what the bot's answer does to them. */
final class Modals {
    private final Workspace workspace;
    private final BotConnection bot;
    private final Payloads payloads;

    Modals(Workspace workspace, BotConnection bot) {
        this.workspace = workspace;
        this.bot = bot;
        this.payloads = new Payloads(workspace);
    }

    /**
     * What became of a submission.
     *
     * @param errors by block_id; not empty: the modal stays open and shows them
     */
    record Submitted(Ack ack, Map<String, String> errors) {}

    Submitted submit(String userId, String viewId, JsonNode sent) throws ApiRefusal {
        Person person = workspace.directory().person(userId).orElseThrow(() -> new ApiRefusal("user_not_found"));
        ObjectNode view = workspace.views().find(userId, viewId).orElseThrow(() -> new ApiRefusal("view_not_found"));
        ObjectNode values = Elements.values(view.path("blocks"), sent);
        Map<String, String> missing = InputCheck.problems(view.path("blocks"), values);
        if (!missing.isEmpty()) {
            return new Submitted(new Ack(200, "", ""), missing);
        }
        view.putObject("state").set("values", values);
        ObjectNode payload = payloads.interaction("view_submission", person);
        payload.set("view", view);
        payload.putArray("response_urls");
        Ack ack = bot.form(Map.of("payload", payload.toString()));
        return ack.acknowledged() ? answered(userId, viewId, ack) : new Submitted(ack, Map.of());
    }

    /** Esc, Cancel or the cross; {@code all} closes the whole stack. */
    Ack close(String userId, String viewId, boolean all) throws ApiRefusal {
        Person person = workspace.directory().person(userId).orElseThrow(() -> new ApiRefusal("user_not_found"));
        ObjectNode view = workspace.views().find(userId, viewId).orElseThrow(() -> new ApiRefusal("view_not_found"));
        if (all || view.path("clear_on_close").asBoolean()) {
            workspace.views().clear(userId);
        } else {
            workspace.views().close(userId, viewId);
        }
        if (!view.path("notify_on_close").asBoolean()) {
            return new Ack(200, "", "");
        }
        ObjectNode payload = payloads.interaction("view_closed", person);
        payload.remove("trigger_id");
        payload.set("view", view);
        payload.put("is_cleared", all);
        return bot.form(Map.of("payload", payload.toString()));
    }

    private Submitted answered(String userId, String viewId, Ack ack) {
        JsonNode answer = Json.parseObject(ack.body());
        try {
            switch (answer.path("response_action").asText()) {
                case "errors" -> {
                    return errors(ack, answer.path("errors"));
                }
                case "update" -> workspace.views().update(viewId, "", "", answer.path("view"));
                case "push" -> workspace.views().push(userId, answer.path("view"));
                case "clear" -> workspace.views().clear(userId);
                default -> workspace.views().close(userId, viewId);
            }
        } catch (ApiRefusal badView) {
            return new Submitted(new Ack(ack.status(), badView.problems().toString(), badView.code()), Map.of());
        }
        return new Submitted(ack, Map.of());
    }

    private static Submitted errors(Ack ack, JsonNode errors) {
        Map<String, String> byBlock = new java.util.LinkedHashMap<>();
        errors.properties()
                .forEach(entry -> byBlock.put(entry.getKey(), entry.getValue().asText()));
        return byBlock.isEmpty()
                ? new Submitted(new Ack(ack.status(), ack.body(), "dispatch_failed"), Map.of())
                : new Submitted(ack, byBlock);
    }
}
