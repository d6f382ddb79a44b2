package dev.pageturner.bot.rehearsal.workspace;

import java.util.List;

/**
 * A Slack user group.
 *
 * @param id S...
 * @param handle without @
 * @param members user ids
 */
public record PersonGroup(String id, String handle, String name, List<String> members) {
    public PersonGroup {
        members = List.copyOf(members);
    }
}
