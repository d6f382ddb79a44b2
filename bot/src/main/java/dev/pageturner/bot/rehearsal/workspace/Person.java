package dev.pageturner.bot.rehearsal.workspace;

/**
 * Somebody that the person at the page can be.
 *
 * @param id Slack user id, U...
 * @param name Slack handle, without @
 * @param role what this person may do in the rehearsal, shown in the switcher
 */
public record Person(String id, String name, String realName, String role, String color) {
    public String email() {
        return name + "@example.com";
    }
}
