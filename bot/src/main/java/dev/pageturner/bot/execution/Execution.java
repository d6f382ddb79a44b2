package dev.pageturner.bot.execution;

import dev.pageturner.bot.base.Person;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Preview;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One requested command, from the request to its outcome. Reads are executions too: approved at once.
 *
 * @param number small and unique, for people ({@code #12})
 * @param words the command line, its command first
 * @param filters text filters of a runbook's step, each a list of words, applied to the output
 * @param cluster name in the configuration
 * @param reason why it was asked for; null for reads
 * @param preview what the approver saw; null for reads
 * @param approvals how many the policy asks for
 * @param decisions what approvers said, in order
 * @param expiresAt when the request lapses; null for reads
 * @param claimedBy the process that runs it
 * @param progress the last thing it reported
 * @param outcome null until it ended
 * @param version counts every change
 */
public record Execution(
        UUID id,
        long number,
        Origin origin,
        List<String> words,
        List<List<String>> filters,
        String cluster,
        Person requester,
        @Nullable String reason,
        @Nullable Preview preview,
        int approvals,
        List<Decision> decisions,
        ExecutionState state,
        Instant requestedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String claimedBy,
        boolean cancelRequested,
        @Nullable String progress,
        @Nullable Outcome outcome,
        long version) {
    public Execution {
        words = List.copyOf(words);
        filters = filters.stream().map(List::copyOf).toList();
        decisions = List.copyOf(decisions);
    }

    /** What is asked for, whether it changes anything or not. */
    public record Asked(
            Origin origin, List<String> words, List<List<String>> filters, String cluster, Person requester) {}

    /** One that changes nothing, so it may run at once. */
    public static Execution read(UUID id, long number, Asked asked, Instant now) {
        return asked(id, number, asked, null, null, 0, now, null);
    }

    /** One that waits for as many approvals as its policy asks for, which may be none. */
    public static Execution change(
            UUID id,
            long number,
            Asked asked,
            String reason,
            Preview preview,
            int approvals,
            Instant now,
            Instant expiresAt) {
        return asked(id, number, asked, reason, preview, approvals, now, expiresAt);
    }

    private static Execution asked(
            UUID id,
            long number,
            Asked asked,
            @Nullable String reason,
            @Nullable Preview preview,
            int approvals,
            Instant now,
            @Nullable Instant expiresAt) {
        return new Execution(
                id,
                number,
                asked.origin,
                asked.words,
                asked.filters,
                asked.cluster,
                asked.requester,
                reason,
                preview,
                approvals,
                List.of(),
                approvals == 0 ? ExecutionState.APPROVED : ExecutionState.AWAITING_APPROVAL,
                now,
                expiresAt,
                null,
                null,
                null,
                false,
                null,
                null,
                1);
    }

    /** @param why the approver's words; empty when nothing was said */
    public record Decision(Person who, boolean approved, String why, Instant when) {}

    public String command() {
        return words.get(0);
    }

    /** Changes nothing, so nobody has to approve it and running it twice does no harm. */
    public boolean isRead() {
        return preview == null;
    }

    /** {@code #12} */
    public String label() {
        return "#" + number;
    }

    /** The command line as it would be typed. */
    public String commandLine() {
        return CommandLines.join(words);
    }

    /** Where it stands, as the end of a sentence. */
    public String standing() {
        return switch (state) {
            case AWAITING_APPROVAL -> "it waits for approval";
            case APPROVED -> "it is approved and about to run";
            case RUNNING -> "it is running";
            case SUCCEEDED -> "it was done";
            case FAILED -> "it failed";
            case REFUSED -> "it was refused";
            case CHANGED -> "the cluster had changed, so it did not run";
            case CANCELLED -> "it was cancelled";
            case EXPIRED -> "nobody approved it in time";
            case UNKNOWN -> "its outcome is unknown";
        };
    }

    ExecutionEdit edit() {
        return new ExecutionEdit(this);
    }
}
