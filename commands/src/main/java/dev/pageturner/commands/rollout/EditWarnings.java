package dev.pageturner.commands.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.commands.cluster.Json;
import java.util.ArrayList;
import java.util.List;

/** What an approver has to know before pods are replaced. */
final class EditWarnings {
    private EditWarnings() {}

    static List<String> of(Workload workload) {
        List<String> warnings = new ArrayList<>();
        JsonNode object = workload.object();
        if (Json.text(object, "/spec/strategy/type").equals("Recreate")) {
            warnings.add("strategy Recreate: all pods stop before the first new one starts");
        }
        RolloutStatus status = RolloutStatus.of(workload);
        if (status.state() != RolloutStatus.State.DONE) {
            warnings.add("a rollout is not finished: " + status.sentence());
        }
        return warnings;
    }

    /** How many pods are replaced at a time. */
    static String pace(Workload workload) {
        JsonNode object = workload.object();
        String strategy = Json.text(object, "/spec/strategy/type");
        if (strategy.equals("Recreate")) {
            return "all at once";
        }
        if (Json.text(object, "/spec/updateStrategy/type").equals("OnDelete")) {
            return "each when it is deleted (OnDelete)";
        }
        String at = strategy.isEmpty() ? "/spec/updateStrategy/rollingUpdate" : "/spec/strategy/rollingUpdate";
        String unavailable = Json.text(object, at + "/maxUnavailable");
        String surge = Json.text(object, at + "/maxSurge");
        return "at most " + (unavailable.isEmpty() ? "1" : unavailable) + " unavailable"
                + (surge.isEmpty() || surge.equals("0") ? "" : " and " + surge + " more than wanted") + " at a time";
    }
}
