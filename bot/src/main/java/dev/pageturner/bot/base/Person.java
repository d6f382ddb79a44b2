package dev.pageturner.bot.base;

/**
 * Somebody who asks, approves or is told.
 *
 * @param id Slack's user id ({@code U0ALICE}), or {@code pageturner} for the bot itself
 * @param name as shown to others and on record; the id where nothing better is known
 */
public record Person(String id, String name) {
    public static final Person BOT = new Person("pageturner", "Pageturner");
}
