package dev.pageturner.commands.beside;

import dev.pageturner.commands.cluster.Resources;

/** A node and pods on it, owned by whom it is written. */
final class NodeWorld extends World {
    static final String EMPTY_DIR = "volumes: [{name: 'scratch', emptyDir: {}}]";
    static final String MIRROR = "annotations: {'kubernetes.io/config.mirror': 'x'}";
    static final String RUNS_ON = "annotations: {'test/runs-for': '1h'}";
    static final String HELD = "finalizers: ['test/hold']";
    static final String SUCCEEDED = "phase: 'Succeeded'";
    static final String FAILED = "phase: 'Failed'";

    NodeWorld() {
        this("");
    }

    /** @param spec of the node */
    NodeWorld(String spec) {
        with(Resources.NODES, "{metadata: {name: 'NODE', labels: {pool: 'NODE'}}, spec: {" + spec + "}}", "");
    }

    /** Another node, NODE-b. */
    NodeWorld second(String spec) {
        with(Resources.NODES, "{metadata: {name: 'NODE-b', labels: {pool: 'NODE'}}, spec: {" + spec + "}}", "");
        return this;
    }

    /** A controller that need not be there: nobody looks after it. */
    static String ownedBy(String apiVersion, String kind, String name) {
        return "ownerReferences: [{apiVersion: '" + apiVersion + "', kind: '" + kind + "', name: '" + name
                + "', uid: '00000000-0000-0000-0000-000000000123', controller: true}]";
    }

    static String ownedBy(String kind) {
        return ownedBy(kind.equals("Job") ? "batch/v1" : "apps/v1", kind, "owner");
    }

    /** The DaemonSet that {@code ownedBy("DaemonSet")} means. */
    NodeWorld daemonSet() {
        with(
                Resources.DAEMON_SETS,
                "{metadata: {name: 'owner'}, spec: {selector: {matchLabels: {app: 'web'}}, template: "
                        + RolloutWorld.template("x:1") + "}}",
                "");
        return this;
    }

    NodeWorld pod(String name, String metadata, String spec, String status) {
        with(
                Resources.PODS,
                "{metadata: {name: '" + name + "-MARK', labels: {app: '" + name + "', tier: 'front'}"
                        + (metadata.isEmpty() ? "" : ", " + metadata)
                        + "}, spec: {nodeName: 'NODE', terminationGracePeriodSeconds: 1,"
                        + " containers: [{name: 'app', image: 'x'}]" + (spec.isEmpty() ? "" : ", " + spec) + "}}",
                status);
        return this;
    }

    NodeWorld pod(String name, String metadata) {
        return pod(name, metadata, "", "");
    }

    NodeWorld pods(int count, String metadata) {
        for (int i = 1; i <= count; i++) {
            pod("web-" + i, metadata);
        }
        return this;
    }

    /** Over the pods with {@code tier: front}, which are all. */
    NodeWorld budget(String name, int allowed, int healthy, int desired) {
        with(
                Resources.DISRUPTION_BUDGETS,
                "{metadata: {name: '" + name + "'}, spec: {minAvailable: " + desired
                        + ", selector: {matchLabels: {tier: 'front'}}}}",
                "observedGeneration: 1, disruptionsAllowed: " + allowed + ", currentHealthy: " + healthy
                        + ", desiredHealthy: " + desired + ", expectedPods: " + healthy);
        return this;
    }

    @Override
    NodeWorld deleted(String pod, int secondsAgo) {
        super.deleted(pod, secondsAgo);
        return this;
    }

    @Override
    NodeWorld terminating() {
        super.terminating();
        return this;
    }
}
