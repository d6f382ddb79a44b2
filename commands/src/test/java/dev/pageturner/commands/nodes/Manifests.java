package dev.pageturner.commands.nodes;

import java.util.ArrayList;
import java.util.List;

/** What stands on a node at the start of a scenario. NODE and NS are filled in. */
final class Manifests {
    private final List<String> documents = new ArrayList<>();

    Manifests pod(String name, String metadata, String spec) {
        documents.add("""
                apiVersion: v1
                kind: Pod
                metadata: {name: %s, namespace: NS, labels: {app: %s}%s}
                spec: {nodeName: NODE, terminationGracePeriodSeconds: 1, containers: [{name: app, image: x}]%s}
                """.formatted(name, name, comma(metadata), comma(spec)));
        return this;
    }

    Manifests pod(String name) {
        return pod(name, "", "");
    }

    Manifests workload(String kind, String name, int replicas, String annotations, String podSpec) {
        documents.add("""
                apiVersion: apps/v1
                kind: %s
                metadata: {name: %s, namespace: NS}
                spec:
                  %s
                  selector: {matchLabels: {app: %s}}
                  template:
                    metadata: {labels: {app: %s}, annotations: {%s}}
                    spec:
                      nodeSelector: {kubernetes.io/hostname: NODE}
                      terminationGracePeriodSeconds: 1
                      containers: [{name: app, image: x}]%s
                """.formatted(
                        kind,
                        name,
                        kind.equals("DaemonSet") ? "minReadySeconds: 0" : "replicas: " + replicas,
                        name,
                        name,
                        annotations,
                        podSpec.isEmpty() ? "" : "\n      " + podSpec));
        return this;
    }

    Manifests deployment(String name, int replicas) {
        return workload("Deployment", name, replicas, "", "");
    }

    Manifests daemonSet(String name) {
        return workload("DaemonSet", name, 0, "", "");
    }

    Manifests job(String name, String runsFor) {
        documents.add("""
                apiVersion: batch/v1
                kind: Job
                metadata: {name: %s, namespace: NS}
                spec:
                  backoffLimit: 0
                  template:
                    metadata: {labels: {app: %s}, annotations: {test/runs-for: "%s"}}
                    spec:
                      restartPolicy: Never
                      nodeSelector: {kubernetes.io/hostname: NODE}
                      containers: [{name: app, image: x}]
                      volumes: [{name: scratch, emptyDir: {}}]
                """.formatted(name, name, runsFor));
        return this;
    }

    Manifests budget(String name, String app, String rule) {
        documents.add("""
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata: {name: %s, namespace: NS}
                spec: {%s, selector: {matchLabels: {app: %s}}}
                """.formatted(name, rule, app));
        return this;
    }

    private static String comma(String more) {
        return more.isEmpty() ? "" : ", " + more;
    }

    String yaml(String node, String namespace) {
        String head = """
                apiVersion: v1
                kind: Node
                metadata: {name: NODE, labels: {kubernetes.io/hostname: NODE, half: NS}}
                ---
                apiVersion: v1
                kind: Namespace
                metadata: {name: NS}
                ---
                """;
        return (head + String.join("---\n", documents)).replace("NODE", node).replace("NS", namespace);
    }

    int podsExpected() {
        return documents.stream()
                .mapToInt(document -> {
                    if (document.contains("replicas: ")) {
                        return Integer.parseInt(document.replaceAll("(?s).*replicas: (\\d+).*", "$1"));
                    }
                    return document.contains("kind: PodDisruptionBudget") ? 0 : 1;
                })
                .sum();
    }
}
