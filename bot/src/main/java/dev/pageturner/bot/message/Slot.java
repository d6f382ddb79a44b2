package dev.pageturner.bot.message;

import org.jspecify.annotations.Nullable;

/**
 * The identity of one logical message.
 *
 * @param key unique, for example {@code incident:ID:root} or {@code execution:ID}
 * @param channel Slack channel id
 * @param parent key of the slot in whose thread it stands; null when {@code threadTs} says it or it begins a thread
 * @param threadTs Slack's own thread, when it is one that the bot did not begin
 */
public record Slot(
        String key,
        String channel,
        @Nullable String parent,
        @Nullable String threadTs) {}
