package dev.pageturner.commands.alertmanager;

import java.util.List;

/**
 * Which alerts are wanted.
 *
 * @param matchers as amtool writes them; an alert has to fit all of them
 * @param receiver a regular expression of the name of a receiver; empty for any
 */
public record AlertQuery(
        List<String> matchers,
        boolean active,
        boolean silenced,
        boolean inhibited,
        boolean unprocessed,
        String receiver) {
    public AlertQuery {
        matchers = List.copyOf(matchers);
    }
}
