package dev.pageturner.bot.slack;

import dev.pageturner.bot.approval.GroupDirectory;
import dev.pageturner.bot.approval.GroupsUnknownException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Slack's user groups. Asked at most once a minute each; what was known lately stands in while Slack does not answer. */
public final class SlackGroups implements GroupDirectory {
    private static final Logger log = LoggerFactory.getLogger(SlackGroups.class);
    private static final Duration FRESH = Duration.ofSeconds(60);
    /** Longer than a short trouble of Slack's, shorter than the time somebody who left may still approve. */
    private static final Duration STALE = Duration.ofMinutes(15);

    private record Members(Set<String> users, Instant asked) {}

    private final SlackApi slack;
    private final Clock clock;
    private final Map<String, Members> known = new ConcurrentHashMap<>();

    public SlackGroups(SlackApi slack, Clock clock) {
        this.slack = slack;
        this.clock = clock;
    }

    @Override
    public Set<String> groupsOf(String userId, Set<String> among) {
        Set<String> groups = new HashSet<>();
        for (String group : among) {
            if (members(group).contains(userId)) {
                groups.add(group);
            }
        }
        return groups;
    }

    private Set<String> members(String group) {
        Instant now = clock.instant();
        Members members = known.get(group);
        if (members != null && now.isBefore(members.asked().plus(FRESH))) {
            return members.users();
        }
        try {
            Set<String> users = slack.members(group);
            known.put(group, new Members(users, now));
            return users;
        } catch (SlackUnavailableException e) {
            if (members != null && now.isBefore(members.asked().plus(STALE))) {
                log.warn("Slack does not say who is in {}; what it said at {} stands in", group, members.asked());
                return members.users();
            }
            throw new GroupsUnknownException("Slack does not say who is in user group " + group, e);
        }
    }
}
