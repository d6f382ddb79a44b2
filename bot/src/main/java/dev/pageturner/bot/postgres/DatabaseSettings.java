package dev.pageturner.bot.postgres;

import dev.pageturner.bot.base.Secret;
import java.time.Duration;

/**
 * How the bot reaches its own database.
 *
 * @param url {@code jdbc:postgresql://...}; may carry user and password itself
 * @param user empty when the URL says it
 * @param connections the most that are open at a time
 * @param patience how long a caller waits for a connection before the request is answered with "not now"
 */
public record DatabaseSettings(String url, String user, Secret password, int connections, Duration patience) {
    private static final int CONNECTIONS = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    public DatabaseSettings {
        if (connections < 2) {
            throw new IllegalArgumentException("the bot needs at least 2 connections, not " + connections);
        }
    }

    public static DatabaseSettings of(String url, String user, Secret password) {
        return new DatabaseSettings(url, user, password, CONNECTIONS, PATIENCE);
    }
}
