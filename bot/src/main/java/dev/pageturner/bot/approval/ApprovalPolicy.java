package dev.pageturner.bot.approval;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How many approvals a change needs, and for how long its request stands. The first policy that matches decides.
 *
 * @param commands names in the catalogue, with {@code *} as a wildcard; empty: every one
 * @param namespaces with {@code *} as a wildcard; empty: every one, cluster-scoped targets included
 * @param match labels of the incident, all of which have to be equal; empty: also outside of incidents
 * @param approvals from people other than the requester; 0: runs at once
 * @param expires how long a request waits
 */
public record ApprovalPolicy(
        List<String> commands, List<String> namespaces, Map<String, String> match, int approvals, Duration expires) {
    /** Where no policy matches: one approval by somebody else, within 15 minutes. */
    public static final ApprovalPolicy DEFAULT =
            new ApprovalPolicy(List.of(), List.of(), Map.of(), 1, Duration.ofMinutes(15));

    public ApprovalPolicy {
        commands = List.copyOf(commands);
        namespaces = List.copyOf(namespaces);
        match = Map.copyOf(match);
    }

    boolean matches(String command, String namespace, Map<String, String> labels) {
        return anyFits(commands, command)
                && anyFits(namespaces, namespace)
                && match.entrySet().stream().allMatch(e -> e.getValue().equals(labels.get(e.getKey())));
    }

    private static boolean anyFits(List<String> patterns, String value) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> fits(pattern, value));
    }

    private static boolean fits(String pattern, String value) {
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
        return value.matches(regex);
    }

    static ApprovalPolicy firstOf(
            List<ApprovalPolicy> policies, String command, String namespace, Map<String, String> labels) {
        return policies.stream()
                .filter(policy -> policy.matches(command, namespace, labels))
                .findFirst()
                .orElse(DEFAULT);
    }
}
