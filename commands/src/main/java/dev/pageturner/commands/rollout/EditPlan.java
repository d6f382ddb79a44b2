package dev.pageturner.commands.rollout;

import dev.pageturner.commands.Change;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.Fingerprint;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.change.Plan;
import dev.pageturner.commands.cluster.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An edit of a workload as it was read. */
record EditPlan(Workload workload, Edit edit, Risk risk, Map<String, String> arguments) implements Plan {
    EditPlan {
        arguments = Map.copyOf(arguments);
    }

    @Override
    public @Nullable String refusal() {
        return edit instanceof Edit.Refused refused ? refused.sentence() : null;
    }

    /** Only where it is not refused, as when it runs. */
    Edit.Ready ready() {
        return (Edit.Ready) edit;
    }

    @Override
    public String fingerprint() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("arguments", new TreeMap<>(arguments).toString());
        facts.put("uid of " + workload.target(), Json.uid(workload.object()));
        // With a blank in it the hash counts as text, and people read that the template changed rather than two hashes.
        facts.put("pod template", "hash " + Templates.hash(workload.template()));
        facts.put("paused", String.valueOf(workload.isPaused()));
        return Fingerprint.of(facts);
    }

    @Override
    public Preview preview(Invocation invocation, CommandContext context) {
        if (!(edit instanceof Edit.Ready ready)) {
            return Preview.refused(
                    invocation, invocation.argument("target", ""), risk, ((Edit.Refused) edit).sentence());
        }
        Map<String, String> shown = new LinkedHashMap<>(invocation.arguments());
        shown.putIfAbsent("namespace", workload.namespace());
        Change change = new Change(
                workload.kind().resource().plural(),
                workload.namespace(),
                workload.name(),
                ready.action(),
                ready.detail());
        return new Preview(
                invocation.command(),
                workload.target(),
                shown,
                risk,
                true,
                null,
                ready.warnings(),
                facts(),
                List.of(change),
                fingerprint());
    }

    private Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Namespace", workload.namespace());
        facts.put("State", RolloutStatus.of(workload).sentence());
        facts.put("Images", String.join(", ", Templates.images(workload.template())));
        return facts;
    }
}
