package dev.pageturner.bot.rehearsal.cluster.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.ApiError;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.ObjectStore;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceTypes;
import dev.pageturner.bot.rehearsal.cluster.store.Selector;
import dev.pageturner.bot.rehearsal.cluster.store.Times;
import java.util.List;

/** Evictions, counted against the pod's disruption budget as the real API counts them. */
final class Evictions {
    private final ObjectStore store;
    private final Deletes deletes;

    Evictions(ObjectStore store, Deletes deletes) {
        this.store = store;
        this.deletes = deletes;
    }

    Reply evict(Call call, Target target) {
        ObjectNode eviction = call.object();
        ObjectNode options = eviction.get("deleteOptions") instanceof ObjectNode given ? given : Json.object();
        boolean dryRun = call.dryRun() || !Json.items(options, "dryRun").isEmpty();
        synchronized (store) {
            ObjectNode pod = store.get(ResourceTypes.PODS, target.namespace(), target.name());
            if (!free(pod)) {
                spend(pod, dryRun);
            }
            deletes.delete(ResourceTypes.PODS, pod, options, dryRun, call);
            return Reply.json(201, Writes.success());
        }
    }

    /** Pods that do not count as healthy for anybody: finished, not started, or leaving already. */
    private static boolean free(ObjectNode pod) {
        String phase = Json.text(pod, "status", "phase");
        return phase.equals("Succeeded") || phase.equals("Failed") || phase.equals("Pending") || Json.deleting(pod);
    }

    private void spend(ObjectNode pod, boolean dryRun) {
        List<ObjectNode> budgets = store.list(
                ResourceTypes.BUDGETS, Json.namespace(pod), b -> Selector.spec(Json.at(b, "spec", "selector"))
                        .test(pod));
        if (budgets.size() > 1) {
            throw ApiError.internal("This pod has more than one PodDisruptionBudget, which the eviction subresource"
                    + " does not support.");
        }
        for (ObjectNode budget : budgets) {
            if (!unhealthyMayGo(pod, budget)) {
                spend(pod, budget, dryRun);
            }
        }
    }

    private static boolean unhealthyMayGo(ObjectNode pod, ObjectNode budget) {
        boolean ready = Json.text(Json.condition(pod, "Ready"), "status").equals("True");
        if (ready) {
            return false;
        }
        return Json.text(budget, "spec", "unhealthyPodEvictionPolicy").equals("AlwaysAllow")
                || Json.number(budget, 0, "status", "currentHealthy")
                                >= Json.number(budget, 0, "status", "desiredHealthy")
                        && Json.number(budget, 0, "status", "desiredHealthy") > 0;
    }

    private void spend(ObjectNode pod, ObjectNode budget, boolean dryRun) {
        String name = Json.name(budget);
        if (Json.number(budget, 0, "status", "observedGeneration") < Json.number(budget, 0, "metadata", "generation")) {
            throw refused()
                    .cause(
                            "DisruptionBudget",
                            "",
                            "The disruption budget " + name + " is still being processed by the server.")
                    .retryAfter(10);
        }
        int allowed = Json.number(budget, 0, "status", "disruptionsAllowed");
        if (allowed <= 0) {
            throw refused()
                    .cause(
                            "DisruptionBudget",
                            "",
                            "The disruption budget " + name + " needs "
                                    + Json.number(budget, 0, "status", "desiredHealthy") + " healthy pods and has "
                                    + Json.number(budget, 0, "status", "currentHealthy") + " currently");
        }
        if (!dryRun) {
            store.edit(ResourceTypes.BUDGETS, budget, b -> {
                Json.child(b, "status").put("disruptionsAllowed", allowed - 1);
                Json.child(b, "status", "disruptedPods").put(Json.name(pod), Times.format(store.now()));
            });
        }
    }

    private static ApiError refused() {
        return ApiError.tooManyRequests("Cannot evict pod as it would violate the pod's disruption budget.");
    }
}
