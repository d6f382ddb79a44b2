package dev.pageturner.commands.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which PodDisruptionBudgets would hold evictions up. {@code kubectl drain --dry-run=server} waits for ever where one blocks,
 * and does not count them down; this looks at the budgets instead of trying.
 */
final class Budgets {
    private final List<ObjectNode> budgets;
    private final List<String> warnings = new ArrayList<>();

    private Budgets(List<ObjectNode> budgets) {
        this.budgets = budgets;
    }

    /** Reads all budgets; one that may not read them says so instead. */
    static Budgets read(Cluster cluster) {
        try {
            return new Budgets(cluster.list(Resources.DISRUPTION_BUDGETS, "", Selection.ALL)
                    .items());
        } catch (ApiException e) {
            Budgets none = new Budgets(List.of());
            none.warnings.add("which PodDisruptionBudgets hold evictions up is not known: " + e.serverMessage());
            return none;
        }
    }

    /** What would hold up each of these pods, by UID; pods that go at once are left out. */
    Map<String, String> holdUps(List<PodVerdict> going) {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (ObjectNode budget : budgets) {
            List<PodVerdict> covered = going.stream()
                    .filter(pod -> isCounted(pod.pod()) && covers(budget, pod.pod()))
                    .toList();
            covered.forEach(pod -> reasons.merge(
                    pod.uid(),
                    "",
                    (first, second) -> "has more than one PodDisruptionBudget, which the eviction API refuses"));
            explain(budget, covered, reasons);
        }
        reasons.values().removeIf(String::isEmpty);
        return reasons;
    }

    private void explain(ObjectNode budget, List<PodVerdict> covered, Map<String, String> reasons) {
        long allowed = Json.number(budget, "/status/disruptionsAllowed");
        List<PodVerdict> waiting = covered.stream()
                .filter(pod -> !passesAsUnhealthy(budget, pod.pod()))
                .skip(allowed)
                .toList();
        if (waiting.isEmpty()) {
            return;
        }
        String needs = "PodDisruptionBudget " + Json.namespace(budget) + "/" + Json.name(budget) + " allows "
                + (allowed == 0 ? "no disruption" : allowed + (allowed == 1 ? " disruption" : " disruptions"))
                + " now: it needs " + Json.number(budget, "/status/desiredHealthy") + " healthy pods and has "
                + Json.number(budget, "/status/currentHealthy");
        waiting.forEach(pod -> reasons.merge(pod.uid(), needs, (was, is) -> was.isEmpty() ? is : was));
        warnings.add(needs + "; "
                + String.join(", ", waiting.stream().map(PodVerdict::path).toList())
                + (waiting.size() == 1 ? " waits" : " wait") + " until others are healthy");
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** The eviction API asks no budget for pods that are not running yet, are finished, or are going anyway. */
    private static boolean isCounted(JsonNode pod) {
        return Json.text(pod, "/status/phase").equals("Running") && !Json.isDeleting(pod);
    }

    private static boolean passesAsUnhealthy(ObjectNode budget, JsonNode pod) {
        if (isReady(pod)) {
            return false;
        }
        long desired = Json.number(budget, "/status/desiredHealthy");
        boolean guarded = desired > 0 && Json.number(budget, "/status/currentHealthy") >= desired;
        return guarded || Json.text(budget, "/spec/unhealthyPodEvictionPolicy").equals("AlwaysAllow");
    }

    private static boolean isReady(JsonNode pod) {
        for (JsonNode condition : pod.at("/status/conditions")) {
            if (condition.path("type").asText().equals("Ready")) {
                return condition.path("status").asText().equals("True");
            }
        }
        return false;
    }

    private static boolean covers(ObjectNode budget, JsonNode pod) {
        JsonNode selector = budget.at("/spec/selector");
        return Json.namespace(budget).equals(Json.namespace(pod))
                && selector.isObject()
                && LabelMatch.matches(selector, Json.map(pod, "/metadata/labels"));
    }
}
