package dev.pageturner.bot.rehearsal.cluster.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.Events;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.ObjectStore;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceTypes;
import dev.pageturner.bot.rehearsal.cluster.store.Selector;
import java.util.List;

/** As many pods as a ReplicaSet asks for. */
final class ReplicaSets implements Controller {
    private static final String COMPONENT = "replicaset-controller";

    private final ObjectStore store;
    private final Events events;

    ReplicaSets(ObjectStore store, Events events) {
        this.store = store;
        this.events = events;
    }

    @Override
    public void tick() {
        for (ObjectNode set : store.list(ResourceTypes.REPLICA_SETS, "")) {
            if (!Json.deleting(set)) {
                List<ObjectNode> pods = active(set);
                int missing = Json.number(set, 0, "spec", "replicas") - pods.size();
                if (missing > 0) {
                    create(set, missing);
                } else if (missing < 0) {
                    delete(set, pods, -missing);
                }
            }
            status(set);
        }
    }

    private List<ObjectNode> active(ObjectNode set) {
        return Pods.of(store, ResourceTypes.REPLICA_SETS, set).stream()
                .filter(Pods::active)
                .toList();
    }

    private void create(ObjectNode set, int count) {
        for (int i = 0; i < count; i++) {
            ObjectNode pod =
                    store.create(ResourceTypes.PODS, Pods.fromTemplate(ResourceTypes.REPLICA_SETS, set), false);
            events.normal(set, COMPONENT, "SuccessfulCreate", "Created pod: " + Json.name(pod));
        }
    }

    private void delete(ObjectNode set, List<ObjectNode> pods, int count) {
        pods.stream().sorted(Pods.expendableFirst()).limit(count).forEach(pod -> {
            Pods.delete(store, pod);
            events.normal(set, COMPONENT, "SuccessfulDelete", "Deleted pod: " + Json.name(pod));
        });
    }

    private void status(ObjectNode set) {
        List<ObjectNode> all = Pods.of(store, ResourceTypes.REPLICA_SETS, set);
        List<ObjectNode> pods = all.stream().filter(Pods::active).toList();
        int minReady = Json.number(set, 0, "spec", "minReadySeconds");
        JsonNode labels = Json.object().set("matchLabels", Json.at(set, "spec", "template", "metadata", "labels"));
        store.edit(ResourceTypes.REPLICA_SETS, set, s -> {
            ObjectNode status = Json.child(s, "status");
            status.put("replicas", pods.size());
            status.put("fullyLabeledReplicas", count(pods, p -> Selector.spec(labels)
                    .test(p)));
            status.put("readyReplicas", count(pods, Pods::ready));
            status.put("availableReplicas", count(pods, p -> Pods.available(p, minReady, store.now())));
            status.put("terminatingReplicas", count(all, Json::deleting));
            status.put("observedGeneration", Json.number(s, 0, "metadata", "generation"));
        });
    }

    private static int count(List<ObjectNode> pods, java.util.function.Predicate<JsonNode> wanted) {
        return (int) pods.stream().filter(wanted).count();
    }
}
