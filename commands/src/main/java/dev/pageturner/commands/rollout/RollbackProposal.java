package dev.pageturner.commands.rollout;

import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.change.Plan;
import org.jspecify.annotations.Nullable;

/** A plan of a rollback with what an approval of it is bound to. */
record RollbackProposal(RollbackPlan plan, String fingerprint) implements Plan {
    static RollbackProposal of(RollbackPlan plan, String cluster, Invocation invocation) {
        return new RollbackProposal(plan, plan.fingerprint(cluster, invocation.arguments()));
    }

    @Override
    public @Nullable String refusal() {
        return plan instanceof RollbackPlan.Refused refused ? refused.sentence() : null;
    }

    @Override
    public Preview preview(Invocation invocation, CommandContext context) {
        return RollbackPreview.of(invocation, context, this);
    }

    /** Only where it is neither refused nor skipped, as when it runs. */
    RollbackPlan.Ready ready() {
        return (RollbackPlan.Ready) plan;
    }
}
