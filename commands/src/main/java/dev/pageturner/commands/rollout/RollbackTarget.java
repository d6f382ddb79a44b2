package dev.pageturner.commands.rollout;

import java.util.List;
import java.util.Optional;

/** Which revision a rollback goes to, chosen as kubectl chooses, or why there is none. */
sealed interface RollbackTarget {
    record Found(Revision revision) implements RollbackTarget {}

    /** @param sentence kubectl's */
    record None(String sentence) implements RollbackTarget {}

    /** @param toRevision 0 for the one before the current */
    static RollbackTarget choose(Workload workload, History history, long toRevision) {
        if (toRevision < 0) {
            return new None(notFound(toRevision));
        }
        if (toRevision > 0) {
            return history.numbered(toRevision)
                    .<RollbackTarget>map(Found::new)
                    .orElseGet(() -> new None(notFound(toRevision)));
        }
        return previous(workload, history)
                .<RollbackTarget>map(Found::new)
                .orElseGet(() -> new None(
                        workload.kind() == WorkloadKind.DEPLOYMENT
                                ? "no rollout history found for deployment \"" + workload.name() + "\""
                                : "no last revision to roll back to"));
    }

    private static String notFound(long revision) {
        return "unable to find specified revision " + revision + " in history";
    }

    private static Optional<Revision> previous(Workload workload, History history) {
        List<Revision> newestFirst = history.newestFirst();
        if (workload.kind() != WorkloadKind.DEPLOYMENT) {
            return newestFirst.size() < 2 ? Optional.empty() : Optional.of(newestFirst.get(1));
        }
        // kubectl never chooses a negative number, and of two equal ones the one it met first.
        List<Revision> candidates =
                newestFirst.stream().filter(revision -> revision.number() >= 0).toList();
        if (history.current() == null) {
            // The spec is newer than every revision: the one before it is the newest there is.
            return candidates.stream().findFirst();
        }
        return candidates.size() < 2 ? Optional.empty() : Optional.of(candidates.get(1));
    }
}
