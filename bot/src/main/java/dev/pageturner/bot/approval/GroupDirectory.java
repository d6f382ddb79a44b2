package dev.pageturner.bot.approval;

import java.util.Set;

/** Which Slack user groups a person is in. */
@FunctionalInterface
public interface GroupDirectory {
    /**
     * @return ids of user groups ({@code S0ONCALL}) out of those asked for
     * @throws GroupsUnknownException when Slack could not be asked and nothing recent is known: nobody is let in by guess
     */
    Set<String> groupsOf(String userId, Set<String> among);
}
