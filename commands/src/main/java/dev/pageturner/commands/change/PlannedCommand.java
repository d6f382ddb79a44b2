package dev.pageturner.commands.change;

import dev.pageturner.commands.Approved;
import dev.pageturner.commands.Command;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.RunControl;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.cluster.ApiException;
import java.util.Optional;

/** A change that is planned once for the preview and again for the run, which goes on only if both plans are the same. */
public abstract class PlannedCommand<P extends Plan> implements Command {
    private final CommandSpec spec;

    protected PlannedCommand(CommandSpec spec) {
        this.spec = spec;
    }

    /**
     * @throws RefusedException when nothing can be planned
     * @throws ApiException when what it is about is not there, in kubectl's words
     */
    protected abstract P plan(Invocation invocation, CommandContext context) throws RefusedException;

    /** Does what was approved. */
    protected abstract Outcome carryOut(P plan, Run run);

    /** Named in a preview that has no plan to show. */
    protected String target(Invocation invocation) {
        return invocation.argument("target", "");
    }

    /** How it ends without touching anything; empty when there is something to do. */
    protected Optional<Outcome> nothingToDo(P plan) {
        return Optional.empty();
    }

    @Override
    public final CommandSpec spec() {
        return spec;
    }

    @Override
    public final Preview preview(Invocation invocation, CommandContext context) {
        try {
            Optional<String> waits = Prerequisite.refusal(invocation, context.cluster());
            return waits.isPresent()
                    ? Preview.refused(invocation, target(invocation), spec.risk(), waits.get())
                    : plan(invocation, context).preview(invocation, context);
        } catch (RefusedException e) {
            return Preview.refused(invocation, target(invocation), spec.risk(), e.sentence());
        } catch (ApiException e) {
            return Preview.refused(invocation, target(invocation), spec.risk(), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public final Outcome run(Invocation invocation, CommandContext context, RunControl control) {
        Run run = new Run(invocation, context.during(control), control);
        P plan;
        try {
            Optional<String> waits = Prerequisite.refusal(invocation, run.cluster());
            if (waits.isPresent()) {
                return Outcome.of(Status.REFUSED, waits.get());
            }
            plan = plan(invocation, run.context());
        } catch (RefusedException e) {
            return Outcome.of(Status.REFUSED, e.sentence());
        } catch (ApiException e) {
            return Outcome.of(Status.REFUSED, String.valueOf(e.getMessage()));
        } catch (SystemUnreachableException e) {
            if (control.cancelled()) {
                return Outcome.of(Status.CANCELLED, "Cancelled before anything was changed.");
            }
            throw e;
        }
        return refusal(plan, run).or(() -> nothingToDo(plan)).orElseGet(() -> carryOut(plan, run));
    }

    /** Why this plan may not be carried out: it is refused, or it is not the one that was approved. */
    final Optional<Outcome> refusal(P plan, Run run) {
        String refusal = plan.refusal();
        return refusal != null
                ? Optional.of(Outcome.of(Status.REFUSED, refusal))
                : Approved.refusal(run.control(), spec.name(), plan.fingerprint());
    }
}
