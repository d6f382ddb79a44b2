package dev.pageturner.bot.message;

import java.util.List;

/**
 * What people read, as a model: the slack package cuts it to Slack's limits.
 *
 * @param summary one line for notifications and screen readers; plain text, escaped when it is sent
 */
public record Message(String summary, List<Part> parts) {
    public Message {
        parts = List.copyOf(parts);
    }
}
