package dev.pageturner.commands.beside;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** A node with one to eight pods of all sorts and perhaps a budget, and flags to drain it with; all from one seed. */
final class RandomNode {
    private static final List<String> FLAGS = List.of(
            "--force",
            "--ignore-daemonsets",
            "--delete-emptydir-data",
            "--disable-eviction",
            "--skip-wait-for-delete-timeout=1",
            "--grace-period=3");
    private static final List<Integer> OUT_OF_TEN = List.of(6, 6, 6, 2, 3, 2);
    private static final List<String> SELECTORS =
            List.of("", "", "", "--pod-selector=tier=front", "--pod-selector=tier!=front", "--pod-selector=app");
    private static final List<String> OWNERS = List.of(
            NodeWorld.ownedBy("ReplicaSet"),
            NodeWorld.ownedBy("StatefulSet"),
            NodeWorld.ownedBy("Job") + ", " + NodeWorld.RUNS_ON,
            NodeWorld.ownedBy("DaemonSet"),
            NodeWorld.ownedBy("apps/v1", "DaemonSet", "gone"),
            NodeWorld.ownedBy("v1", "Node", "node-1"),
            NodeWorld.ownedBy("example.com/v1", "Database", "db"),
            NodeWorld.ownedBy("ReplicaSet").replace("controller: true", "controller: false"),
            NodeWorld.MIRROR,
            "",
            "");

    private final Random random;

    RandomNode(int seed) {
        random = new Random(seed);
    }

    NodeWorld world() {
        NodeWorld world = new NodeWorld(chance(3) ? "unschedulable: true" : "").daemonSet();
        int pods = 1 + random.nextInt(8);
        for (int i = 0; i < pods; i++) {
            add(world, "pod-" + i);
        }
        if (chance(3)) {
            world.budget("budget", random.nextInt(3), pods, 1);
        }
        return world;
    }

    private void add(NodeWorld world, String name) {
        boolean held = chance(1);
        String owner = OWNERS.get(random.nextInt(OWNERS.size()));
        String metadata = (held ? NodeWorld.HELD + (owner.isEmpty() ? "" : ", ") : "") + owner;
        String labels = "labels: {app: '" + name + "', tier: '" + (random.nextBoolean() ? "front" : "back") + "'}";
        String phase = chance(2) ? (random.nextBoolean() ? NodeWorld.SUCCEEDED : NodeWorld.FAILED) : "";
        world.pod(
                name,
                labels + (metadata.isEmpty() ? "" : ", " + metadata),
                chance(3) ? NodeWorld.EMPTY_DIR : "",
                phase);
        if (held) {
            world.deleted(name, 4);
        }
    }

    /** Others with each call. */
    String flags() {
        String flags = FLAGS.stream()
                .filter(flag -> chance(OUT_OF_TEN.get(FLAGS.indexOf(flag))))
                .collect(Collectors.joining(" "));
        return (flags + " " + SELECTORS.get(random.nextInt(SELECTORS.size()))).strip();
    }

    private boolean chance(int outOfTen) {
        return random.nextInt(10) < outOfTen;
    }
}
