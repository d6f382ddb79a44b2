package dev.pageturner.bot.rehearsal.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.kubelet.PodConditions;
import dev.pageturner.bot.rehearsal.cluster.store.Events;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.ObjectStore;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceTypes;
import java.time.Instant;
import java.util.Optional;

/** A node whose disk is full. Once it is cordoned and its pods are gone, the kubelet finds room again. */
public final class FullDisk {
    private FullDisk() {}

    /** Fills the disk of a node that runs a pod which a budget protects; its name. */
    public static String on(ObjectStore store) {
        String node =
                store.list(ResourceTypes.PODS, DarkTower.NAMESPACE, p -> label(p).equals("media-handler")).stream()
                        .map(p -> Json.text(p, "spec", "nodeName"))
                        .filter(name -> !name.isEmpty())
                        .sorted()
                        .findFirst()
                        .orElse("node-1");
        store.find(ResourceTypes.NODES, "", node).ifPresent(n -> {
            pressure(store, n, true);
            new Events(store)
                    .warning(
                            n,
                            "kubelet",
                            "FreeDiskSpaceFailed",
                            "Failed to garbage collect required amount of images: wanted to free 9663676416 bytes, but"
                                    + " freed 0 bytes");
        });
        return node;
    }

    /** Gives back the room of nodes that have been drained. */
    public static void observe(ObjectStore store, Instant now) {
        for (ObjectNode node : store.list(ResourceTypes.NODES, "")) {
            boolean full =
                    Json.text(Json.condition(node, "DiskPressure"), "status").equals("True");
            boolean cordoned = Json.at(node, "spec", "unschedulable").asBoolean();
            if (full && cordoned && occupant(store, node).isEmpty()) {
                pressure(store, node, false);
                new Events(store)
                        .normal(node, "kubelet", "NodeHasNoDiskPressure", "Node status is now: NodeHasNoDiskPressure");
            }
        }
    }

    private static Optional<ObjectNode> occupant(ObjectStore store, JsonNode node) {
        return store
                .list(
                        ResourceTypes.PODS,
                        "",
                        p -> Json.text(p, "spec", "nodeName").equals(Json.name(node))
                                && !Json.text(Json.controller(p), "kind").equals("DaemonSet"))
                .stream()
                .findFirst();
    }

    private static String label(JsonNode pod) {
        return Json.text(pod, "metadata", "labels", "app");
    }

    private static void pressure(ObjectStore store, ObjectNode node, boolean full) {
        store.edit(
                ResourceTypes.NODES,
                node,
                n -> PodConditions.set(
                        n,
                        store.now(),
                        "DiskPressure",
                        full,
                        full ? "KubeletHasDiskPressure" : "KubeletHasNoDiskPressure",
                        full ? "kubelet has disk pressure" : "kubelet has no disk pressure"));
    }

    /** Mends every node at once, for whoever wants to begin anew. */
    public static void clear(ObjectStore store) {
        for (ObjectNode node : store.list(ResourceTypes.NODES, "")) {
            pressure(store, node, false);
        }
    }
}
