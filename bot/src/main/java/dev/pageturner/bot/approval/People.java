package dev.pageturner.bot.approval;

import java.util.Set;

/**
 * Who may do what: Slack user ids ({@code U...}, {@code W...}) and user group ids ({@code S...}). Everybody may look.
 *
 * @param responders may request changes
 * @param approvers may approve what others request
 * @param owners may do both, and break the glass
 */
public record People(Set<String> responders, Set<String> approvers, Set<String> owners) {
    public People {
        responders = Set.copyOf(responders);
        approvers = Set.copyOf(approvers);
        owners = Set.copyOf(owners);
    }
}
