package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The arguments of one call, whether they came as a form (nested values as JSON text) or as JSON. */
final class ApiCall {
    private final ObjectNode arguments;

    ApiCall(ObjectNode arguments) {
        this.arguments = arguments;
    }

    /** Empty when absent. */
    String text(String name) {
        JsonNode value = arguments.path(name);
        return value.isContainerNode() ? value.toString() : value.asText("");
    }

    String text(String name, String refusalWhenEmpty) throws ApiRefusal {
        String value = text(name);
        if (value.isEmpty()) {
            throw new ApiRefusal(refusalWhenEmpty);
        }
        return value;
    }

    String required(String name) throws ApiRefusal {
        String value = text(name);
        if (value.isEmpty()) {
            throw new ApiRefusal("invalid_arguments", List.of("[ERROR] missing required field: " + name));
        }
        return value;
    }

    boolean has(String name) {
        return !arguments.path(name).isMissingNode() && !arguments.path(name).isNull();
    }

    boolean flag(String name) {
        String value = text(name);
        return value.equals("true") || value.equals("1");
    }

    int number(String name, int otherwise, int max) throws ApiRefusal {
        String value = text(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            return Math.min(max, Math.max(1, Integer.parseInt(value)));
        } catch (NumberFormatException notANumber) {
            throw new ApiRefusal(
                    "invalid_arguments", List.of("[ERROR] must be an integer [json-pointer:/" + name + "]"));
        }
    }

    /** A nested value; missing when absent; refused when it is not JSON. */
    JsonNode nested(String name, String refusalWhenMalformed) throws ApiRefusal {
        if (!has(name) || text(name).isEmpty()) {
            return MissingNode.getInstance();
        }
        JsonNode value = arguments.get(name);
        JsonNode parsed = value.isContainerNode() ? value : Json.parse(value.asText());
        if (parsed == null || !parsed.isContainerNode()) {
            throw new ApiRefusal(refusalWhenMalformed);
        }
        return parsed;
    }
}
