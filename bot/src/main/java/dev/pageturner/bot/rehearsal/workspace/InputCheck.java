package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What Slack itself checks before it sends a submission to the bot. */
final class InputCheck {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    private InputCheck() {}

    /** Sentences by block_id. */
    static Map<String, String> problems(JsonNode blocks, JsonNode values) {
        Map<String, String> problems = new LinkedHashMap<>();
        for (JsonNode block : blocks) {
            if (block.path("type").asText().equals("input")) {
                String id = block.path("block_id").asText();
                JsonNode element = block.path("element");
                String problem = problem(
                        block,
                        element,
                        values.path(id).path(element.path("action_id").asText()));
                if (!problem.isEmpty()) {
                    problems.put(id, problem);
                }
            }
        }
        return problems;
    }

    private static String problem(JsonNode block, JsonNode element, JsonNode state) {
        JsonNode value = state.path(Choice.property(element.path("type").asText()));
        boolean empty = value.isNull()
                || value.isMissingNode()
                || value.isArray() && value.isEmpty()
                || value.isTextual() && value.asText().isBlank();
        if (empty) {
            return block.path("optional").asBoolean() ? "" : "Please complete this required field.";
        }
        return switch (element.path("type").asText()) {
            case "plain_text_input" -> length(element, value.asText());
            case "email_text_input" ->
                EMAIL.matcher(value.asText()).matches() ? "" : "Please enter a valid email address.";
            case "url_text_input" -> value.asText().contains("://") ? "" : "Please enter a valid URL.";
            case "number_input" -> number(element, value.asText());
            default -> "";
        };
    }

    private static String length(JsonNode element, String text) {
        int min = element.path("min_length").asInt(0);
        int max = element.path("max_length").asInt(3000);
        if (text.length() < min) {
            return "Please enter at least " + min + " characters.";
        }
        return text.length() > max ? "Please enter no more than " + max + " characters." : "";
    }

    private static String number(JsonNode element, String text) {
        try {
            double number = Double.parseDouble(text);
            if (!element.path("is_decimal_allowed").asBoolean() && number != Math.rint(number)) {
                return "Please enter a whole number.";
            }
            if (element.has("min_value") && number < element.path("min_value").asDouble()) {
                return "Please enter a number of at least "
                        + element.path("min_value").asText() + ".";
            }
            return element.has("max_value")
                            && number > element.path("max_value").asDouble()
                    ? "Please enter a number of at most "
                            + element.path("max_value").asText() + "."
                    : "";
        } catch (NumberFormatException notANumber) {
            return "Please enter a number.";
        }
    }
}
