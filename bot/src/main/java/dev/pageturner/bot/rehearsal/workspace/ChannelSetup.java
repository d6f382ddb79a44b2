package dev.pageturner.bot.rehearsal.workspace;

/**
 * A public channel that exists from the start.
 *
 * @param id C...
 * @param name without #
 * @param botIsMember false: posting answers not_in_channel until the bot joins
 */
public record ChannelSetup(String id, String name, String topic, boolean botIsMember) {}
