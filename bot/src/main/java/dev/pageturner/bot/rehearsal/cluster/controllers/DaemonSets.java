package dev.pageturner.bot.rehearsal.cluster.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.Events;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.ObjectStore;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceTypes;
import java.util.List;

/** One pod on every node that its selector allows, cordoned or not. */
final class DaemonSets implements Controller {
    private static final String COMPONENT = "daemonset-controller";
    private static final String HASH = "controller-revision-hash";

    private final ObjectStore store;
    private final Events events;
    private final Histories histories;

    DaemonSets(ObjectStore store, Events events) {
        this.store = store;
        this.events = events;
        this.histories = new Histories(store, ResourceTypes.DAEMON_SETS);
    }

    @Override
    public void tick() {
        for (ObjectNode set : store.list(ResourceTypes.DAEMON_SETS, "")) {
            if (!Json.deleting(set)) {
                String hash = Histories.hash(histories.current(set));
                List<ObjectNode> nodes = nodes(set);
                place(set, hash, nodes);
                replaceOne(set, hash);
                status(set, hash, nodes);
            }
        }
    }

    private List<ObjectNode> nodes(ObjectNode set) {
        JsonNode selector = Json.at(set, "spec", "template", "spec", "nodeSelector");
        return store.list(ResourceTypes.NODES, "", n -> Json.texts(n, "metadata", "labels")
                .entrySet()
                .containsAll(Json.texts(selector).entrySet()));
    }

    private List<ObjectNode> pods(ObjectNode set) {
        return Pods.of(store, ResourceTypes.DAEMON_SETS, set);
    }

    private void place(ObjectNode set, String hash, List<ObjectNode> nodes) {
        List<ObjectNode> pods = pods(set);
        for (ObjectNode node : nodes) {
            boolean there =
                    pods.stream().anyMatch(p -> Json.text(p, "spec", "nodeName").equals(Json.name(node)));
            if (!there) {
                ObjectNode pod = Pods.fromTemplate(ResourceTypes.DAEMON_SETS, set);
                Json.child(pod, "metadata", "labels").put(HASH, hash);
                ObjectNode spec = Json.child(pod, "spec").put("nodeName", Json.name(node));
                ObjectNode toleration = Json.children(spec, "tolerations").addObject();
                toleration.put("key", "node.kubernetes.io/unschedulable").put("operator", "Exists");
                toleration.put("effect", "NoSchedule");
                ObjectNode created = store.create(ResourceTypes.PODS, pod, false);
                events.normal(set, COMPONENT, "SuccessfulCreate", "Created pod: " + Json.name(created));
            }
        }
    }

    private void replaceOne(ObjectNode set, String hash) {
        List<ObjectNode> pods = pods(set);
        boolean rolling = Json.text(set, "spec", "updateStrategy", "type").equals("RollingUpdate");
        int wanted = Math.max(
                1,
                Counts.of(
                        Json.at(set, "spec", "updateStrategy", "rollingUpdate", "maxUnavailable"), pods.size(), true));
        long down =
                pods.stream().filter(p -> !Pods.ready(p) || Json.deleting(p)).count();
        for (ObjectNode pod : pods) {
            boolean old = !Json.text(pod, "metadata", "labels", HASH).equals(hash);
            if (rolling && old && !Json.deleting(pod) && (down < wanted || !Pods.ready(pod))) {
                down += Pods.ready(pod) ? 1 : 0;
                Pods.delete(store, pod);
                events.normal(set, COMPONENT, "SuccessfulDelete", "Deleted pod: " + Json.name(pod));
            }
        }
    }

    private void status(ObjectNode set, String hash, List<ObjectNode> nodes) {
        List<ObjectNode> pods = pods(set).stream().filter(Pods::active).toList();
        int ready = (int) pods.stream().filter(Pods::ready).count();
        int updated = (int) pods.stream()
                .filter(p -> Json.text(p, "metadata", "labels", HASH).equals(hash))
                .count();
        store.edit(ResourceTypes.DAEMON_SETS, set, s -> {
            ObjectNode status = Json.child(s, "status");
            status.put("currentNumberScheduled", pods.size()).put("numberMisscheduled", 0);
            status.put("desiredNumberScheduled", nodes.size()).put("numberReady", ready);
            status.put("numberAvailable", ready).put("updatedNumberScheduled", updated);
            status.put("numberUnavailable", nodes.size() - ready);
            status.put("observedGeneration", Json.number(s, 0, "metadata", "generation"));
        });
        histories.trim(
                set,
                pods.stream().map(p -> Json.text(p, "metadata", "labels", HASH)).toList());
    }
}
