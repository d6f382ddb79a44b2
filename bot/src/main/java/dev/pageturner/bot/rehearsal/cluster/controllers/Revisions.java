package dev.pageturner.bot.rehearsal.cluster.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.ObjectStore;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceTypes;
import dev.pageturner.bot.rehearsal.cluster.store.Times;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The numbering of a Deployment's history, kept in annotations of its ReplicaSets. */
final class Revisions {
    static final String REVISION = "deployment.kubernetes.io/revision";
    static final String HISTORY = "deployment.kubernetes.io/revision-history";
    static final String DESIRED = "deployment.kubernetes.io/desired-replicas";
    static final String MAX = "deployment.kubernetes.io/max-replicas";
    static final String HASH = "pod-template-hash";
    /** What belongs to one object alone and is not handed down. */
    private static final Set<String> OWN = Set.of(
            "kubectl.kubernetes.io/last-applied-configuration",
            REVISION,
            HISTORY,
            DESIRED,
            MAX,
            "deprecated.deployment.rollback.to");

    private Revisions() {}

    static long of(JsonNode set) {
        try {
            return Long.parseLong(Json.text(set, "metadata", "annotations", REVISION));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    static JsonNode withoutHash(JsonNode template) {
        ObjectNode plain = template.deepCopy();
        if (Json.at(plain, "metadata", "labels") instanceof ObjectNode labels) {
            labels.remove(HASH);
        }
        if (Json.at(plain, "metadata") instanceof ObjectNode metadata) {
            metadata.remove("creationTimestamp");
        }
        return plain;
    }

    /** The oldest ReplicaSet with the Deployment's present template. */
    static List<ObjectNode> matching(ObjectNode deployment, List<ObjectNode> sets) {
        JsonNode template = withoutHash(Json.at(deployment, "spec", "template"));
        return sets.stream()
                .filter(s -> withoutHash(Json.at(s, "spec", "template")).equals(template))
                .sorted(Comparator.comparing(s -> Times.at(s, "metadata", "creationTimestamp")))
                .limit(1)
                .toList();
    }

    /** Gives the newest ReplicaSet the highest number, and the Deployment's own annotations with it. */
    static void sync(ObjectStore store, ObjectNode deployment, ObjectNode newest, List<ObjectNode> sets) {
        long highest = sets.stream()
                .filter(s -> !Json.uid(s).equals(Json.uid(newest)))
                .mapToLong(Revisions::of)
                .max()
                .orElse(0);
        store.edit(ResourceTypes.REPLICA_SETS, newest, s -> {
            ObjectNode annotations = Json.child(s, "metadata", "annotations");
            Json.texts(deployment, "metadata", "annotations").forEach((k, v) -> {
                if (!OWN.contains(k)) {
                    annotations.put(k, v);
                }
            });
            long present = of(s);
            if (present <= highest) {
                if (present > 0) {
                    String history = Json.text(annotations, HISTORY);
                    annotations.put(HISTORY, history.isEmpty() ? "" + present : history + "," + present);
                }
                annotations.put(REVISION, Long.toString(highest + 1));
            }
        });
        String revision = Json.text(
                store.get(ResourceTypes.REPLICA_SETS, Json.namespace(newest), Json.name(newest)),
                "metadata",
                "annotations",
                REVISION);
        store.edit(ResourceTypes.DEPLOYMENTS, deployment, d -> Json.child(d, "metadata", "annotations")
                .put(REVISION, revision));
    }
}
