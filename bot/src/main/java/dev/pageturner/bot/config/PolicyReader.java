package dev.pageturner.bot.config;

import java.time.Duration;
import java.util.List;

/** Reads who has to agree to what. */
final class PolicyReader {
    private static final int MOST_APPROVALS = 10;
    private static final Duration DEFAULT_EXPIRY = Duration.ofMinutes(15);

    List<Settings.Policy> read(Section root) {
        return root.sections("policies").stream().map(PolicyReader::policy).toList();
    }

    private static Settings.Policy policy(Section one) {
        one.allow("commands", "namespaces", "match", "approvals", "expires");
        return new Settings.Policy(
                one.texts("commands"),
                one.texts("namespaces"),
                one.pairs("match"),
                one.number("approvals", 0, MOST_APPROVALS).orElse(1),
                one.duration("expires").orElse(DEFAULT_EXPIRY));
    }
}
