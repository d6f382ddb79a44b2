package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Turns an answer given as text into what the page would send for that element. */
final class Answers {
    private Answers() {}

    static ObjectNode of(JsonNode element, String answer) {
        String property = Choice.property(element.path("type").asText());
        ObjectNode choice = Json.object();
        if (property.equals("selected_option")) {
            choice.putObject(property).put("value", answer);
        } else if (property.equals("selected_options")) {
            ArrayNode options = choice.putArray(property);
            for (String value : answer.split(",")) {
                options.addObject().put("value", value.strip());
            }
        } else if (property.endsWith("s")) {
            ArrayNode several = choice.putArray(property);
            for (String value : answer.split(",")) {
                several.add(value.strip());
            }
        } else {
            choice.put(property, answer);
        }
        return choice;
    }
}
