package dev.pageturner.bot.rehearsal.monitoring;

import java.net.URI;

/** Who is notified: the bot's webhook and the token that it wants to see. */
public record Receiver(String name, URI webhook, String token) {
    @Override
    public String toString() {
        return name + " at " + webhook;
    }
}
