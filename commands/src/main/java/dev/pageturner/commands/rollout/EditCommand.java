package dev.pageturner.commands.rollout;

import dev.pageturner.commands.Approved;
import dev.pageturner.commands.Change;
import dev.pageturner.commands.Command;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Fingerprint;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.RunControl;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What restart, pause, resume and set-image share: they patch one workload, and follow the rollout where there is one. */
abstract class EditCommand implements Command {
    private final CommandSpec spec;
    private final String actor;

    /** @param actor what kubectl calls whoever does this ({@code restarter}) */
    EditCommand(CommandSpec spec, String actor) {
        this.spec = spec;
        this.actor = actor;
    }

    @Override
    public final CommandSpec spec() {
        return spec;
    }

    /** Asks nothing of the cluster but what was read already. */
    abstract Edit edit(Invocation invocation, Workload workload, CommandContext context);

    final Workload read(Invocation invocation, CommandContext context) throws WorkloadReader.NotAWorkloadException {
        return WorkloadReader.read(invocation, context, actor);
    }

    @Override
    public final Preview preview(Invocation invocation, CommandContext context) {
        String target = invocation.argument("target", "");
        try {
            Workload workload = read(invocation, context);
            Edit edit = edit(invocation, workload, context);
            return edit instanceof Edit.Ready ready
                    ? allowed(invocation, workload, ready)
                    : Preview.refused(invocation, target, spec.risk(), ((Edit.Refused) edit).sentence());
        } catch (WorkloadReader.NotAWorkloadException e) {
            return Preview.refused(invocation, target, spec.risk(), e.sentence());
        } catch (ApiException e) {
            return Preview.refused(invocation, target, spec.risk(), String.valueOf(e.getMessage()));
        }
    }

    private Preview allowed(Invocation invocation, Workload workload, Edit.Ready edit) {
        Map<String, String> arguments = new LinkedHashMap<>(invocation.arguments());
        arguments.putIfAbsent("namespace", workload.namespace());
        Change change = new Change(
                workload.kind().resource().plural(),
                workload.namespace(),
                workload.name(),
                edit.action(),
                edit.detail());
        return new Preview(
                spec.name(),
                workload.target(),
                arguments,
                spec.risk(),
                true,
                null,
                edit.warnings(),
                facts(workload),
                List.of(change),
                fingerprint(invocation, workload));
    }

    private static Map<String, String> facts(Workload workload) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Namespace", workload.namespace());
        facts.put("State", RolloutStatus.of(workload).sentence());
        facts.put("Images", String.join(", ", Templates.images(workload.template())));
        return facts;
    }

    final String fingerprint(Invocation invocation, Workload workload) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("arguments", invocation.arguments().toString());
        facts.put("uid of " + workload.target(), Json.uid(workload.object()));
        // With a blank in it the hash counts as text, and people read that the template changed rather than two hashes.
        facts.put("pod template", "hash " + Templates.hash(workload.template()));
        facts.put("paused", String.valueOf(workload.isPaused()));
        return Fingerprint.of(facts);
    }

    @Override
    public final Outcome run(Invocation invocation, CommandContext context, RunControl control) {
        try {
            Workload workload = read(invocation, context);
            Edit edit = edit(invocation, workload, context);
            if (edit instanceof Edit.Refused refused) {
                return Outcome.of(Status.REFUSED, refused.sentence());
            }
            Optional<Outcome> refused = Approved.refusal(control, spec.name(), fingerprint(invocation, workload));
            return refused.isPresent()
                    ? refused.get()
                    : new EditRun(this, invocation, context, control).start(workload, (Edit.Ready) edit);
        } catch (WorkloadReader.NotAWorkloadException e) {
            return Outcome.of(Status.REFUSED, e.sentence());
        } catch (ApiException e) {
            return Outcome.of(Status.REFUSED, String.valueOf(e.getMessage()));
        }
    }
}
