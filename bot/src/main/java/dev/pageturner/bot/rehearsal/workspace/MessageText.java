package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What people can read of a message. */
final class MessageText {
    private static final List<String> WORDS = List.of("text", "alt_text", "alt_txt", "preview", "title", "fallback");

    private MessageText() {}

    static String whole(JsonNode message) {
        StringBuilder text = new StringBuilder();
        collect(message, text);
        return text.toString();
    }

    private static void collect(JsonNode node, StringBuilder text) {
        node.properties().forEach(entry -> {
            if (WORDS.contains(entry.getKey()) && entry.getValue().isTextual()) {
                text.append(entry.getValue().asText()).append('\n');
            } else if (!entry.getKey().equals("metadata")) {
                collect(entry.getValue(), text);
            }
        });
        if (node.isArray()) {
            node.forEach(child -> collect(child, text));
        }
    }
}
