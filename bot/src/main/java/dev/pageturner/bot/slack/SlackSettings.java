package dev.pageturner.bot.slack;

import dev.pageturner.bot.base.Secret;
import org.jspecify.annotations.Nullable;

/**
 * @param appToken for Socket Mode; null: Slack calls over HTTP
 * @param apiUrl of the Web API; empty: Slack's own
 */
public record SlackSettings(
        Secret botToken, Secret signingSecret, @Nullable Secret appToken, String apiUrl) {}
