package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a person chose or typed in an element, in the shape of {@code state.values} and {@code actions}. */
final class Choice {
    /** Elements without a state. */
    private static final Set<String> BUTTONS = Set.of("button", "overflow", "workflow_button", "image");

    private static final List<String> TEXTS =
            List.of("plain_text_input", "email_text_input", "url_text_input", "number_input");

    private Choice() {}

    static boolean hasState(String type) {
        return !BUTTONS.contains(type);
    }

    /** The property that holds the choice of an element of this type. */
    static String property(String type) {
        if (TEXTS.contains(type)) {
            return "value";
        }
        return switch (type) {
            case "datepicker" -> "selected_date";
            case "timepicker" -> "selected_time";
            case "datetimepicker" -> "selected_date_time";
            case "checkboxes", "multi_static_select", "multi_external_select" -> "selected_options";
            case "users_select" -> "selected_user";
            case "multi_users_select" -> "selected_users";
            case "channels_select" -> "selected_channel";
            case "multi_channels_select" -> "selected_channels";
            case "conversations_select" -> "selected_conversation";
            case "multi_conversations_select" -> "selected_conversations";
            case "rich_text_input" -> "rich_text_value";
            case "button", "workflow_button" -> "value";
            default -> "selected_option";
        };
    }

    /** What the element holds before anybody touches it. */
    static ObjectNode initial(JsonNode element) {
        String type = element.path("type").asText();
        String property = property(type);
        ObjectNode state = Json.object().put("type", type);
        JsonNode initial = element.path(
                property.equals("value") || property.equals("rich_text_value")
                        ? "initial_value"
                        : property.replace("selected_", "initial_"));
        if (!initial.isMissingNode()) {
            state.set(property, initial);
        } else if (property.endsWith("s")) {
            state.set(property, Json.array());
        } else {
            state.putNull(property);
        }
        return state;
    }

    /** What was sent, with options replaced by the element's own, so that nothing can be chosen that was not offered. */
    static ObjectNode made(JsonNode element, JsonNode sent) throws ApiRefusal {
        String type = element.path("type").asText();
        String property = property(type);
        ObjectNode state = initial(element);
        JsonNode value = sent.path(property);
        if (value.isMissingNode()) {
            return state;
        }
        if (property.equals("selected_option") && value.isObject()) {
            state.set(property, option(element, value.path("value").asText()));
        } else if (property.equals("selected_options")) {
            ArrayNode options = Json.array();
            for (JsonNode each : value) {
                options.add(option(element, each.path("value").asText()));
            }
            state.set(property, options);
        } else {
            state.set(property, value.isTextual() && value.asText().isEmpty() ? null : value);
        }
        return state;
    }

    static JsonNode option(JsonNode element, String value) throws ApiRefusal {
        if (element.path("type").asText().endsWith("external_select")) {
            ObjectNode option = Json.object().put("value", value);
            option.putObject("text").put("type", "plain_text").put("text", value);
            return option;
        }
        return find(element.path("options"), value)
                .or(() -> findInGroups(element.path("option_groups"), value))
                .orElseThrow(() -> new ApiRefusal("no_such_option"));
    }

    private static Optional<JsonNode> find(JsonNode options, String value) {
        for (JsonNode option : options) {
            if (option.path("value").asText().equals(value)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    private static Optional<JsonNode> findInGroups(JsonNode groups, String value) {
        for (JsonNode group : groups) {
            Optional<JsonNode> option = find(group.path("options"), value);
            if (option.isPresent()) {
                return option;
            }
        }
        return Optional.empty();
    }
}
