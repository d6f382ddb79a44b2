package dev.pageturner.commands.rollout;

import dev.pageturner.commands.Fingerprint;
import dev.pageturner.commands.cluster.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a rollback would do to a workload as it is now. Made from what was read, without asking for more. */
sealed interface RollbackPlan {
    Workload workload();

    /** What the approver has to know, also of a rollback that is refused. */
    List<String> warnings();

    /** @param sentence kubectl's */
    record Refused(Workload workload, List<String> warnings, String sentence) implements RollbackPlan {}

    /** The template already is the target's: nothing to do, which is a success. */
    record Skip(Workload workload, List<String> warnings, Revision target) implements RollbackPlan {
        String sentence() {
            return "skipped rollback (current template already matches revision " + target.number() + ")";
        }
    }

    record Ready(Workload workload, List<String> warnings, History history, Revision target) implements RollbackPlan {
        String diff() {
            return Templates.diff(workload.template(), target.template());
        }
    }

    static RollbackPlan of(Workload workload, History history, long toRevision) {
        List<String> warnings = new ArrayList<>(Managers.warnings(workload, "Rolling back"));
        RollbackTarget chosen = RollbackTarget.choose(workload, history, toRevision);
        if (chosen instanceof RollbackTarget.None none) {
            return new Refused(workload, warnings, none.sentence());
        }
        Revision target = ((RollbackTarget.Found) chosen).revision();
        if (workload.isPaused()) {
            return new Refused(
                    workload,
                    warnings,
                    "you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again");
        }
        if (Templates.same(workload.template(), target.template())) {
            return new Skip(workload, warnings, target);
        }
        warnings.addAll(warningsOf(workload, history));
        return new Ready(workload, warnings, history, target);
    }

    private static List<String> warningsOf(Workload workload, History history) {
        List<String> warnings = new ArrayList<>();
        if (history.current() == null) {
            warnings.add("The newest change of " + workload.target()
                    + " has no revision of its own yet, so it cannot be brought back afterwards.");
        }
        RolloutStatus status = RolloutStatus.of(workload);
        if (status.state() == RolloutStatus.State.WAITING) {
            warnings.add("A rollout is still under way: " + status.sentence());
        }
        if (Json.text(workload.object(), "/spec/updateStrategy/type").equals("OnDelete")) {
            warnings.add("The update strategy is OnDelete: a pod takes the old template only when it is deleted.");
        }
        return warnings;
    }

    /** Everything an approver relied on. The resource version is left out: it moves with every status update. */
    default String fingerprint(String cluster, Map<String, String> arguments) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("the cluster", cluster);
        facts.put("the object", workload().namespace() + "/" + workload().target());
        facts.put("its UID", Json.uid(workload().object()));
        facts.put("the asked revision", arguments.getOrDefault("to-revision", "0"));
        facts.put("paused", String.valueOf(workload().isPaused()));
        facts.put("the current pod template", Templates.hash(workload().template()));
        if (this instanceof Ready ready) {
            Revision current = ready.history().current();
            facts.put("the current revision", current == null ? "none" : String.valueOf(current.number()));
            facts.put("the target revision", String.valueOf(ready.target().number()));
            facts.put("the target's pod template", Templates.hash(ready.target().template()));
            facts.put(
                    "the annotations",
                    workload().kind() == WorkloadKind.DEPLOYMENT
                            ? RollbackPatch.annotations(workload(), ready.target())
                                    .toString()
                            : "");
        } else if (this instanceof Skip skip) {
            facts.put("the target revision", String.valueOf(skip.target().number()));
        }
        return Fingerprint.of(facts);
    }
}
