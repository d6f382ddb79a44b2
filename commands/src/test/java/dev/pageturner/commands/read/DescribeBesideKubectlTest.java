package dev.pageturner.commands.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Trial;
import dev.pageturner.commands.kubernetes.ControlPlane;
import dev.pageturner.commands.kubernetes.KubernetesConnection;
import dev.pageturner.commands.kubernetes.KubernetesSettings;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same descriptions, by kubectl and by the command, of objects of every kind that has one of its own. */
@Tag("control-plane")
@ExtendWith(ControlPlane.class)
class DescribeBesideKubectlTest {
    private static KubernetesConnection connection;

    @BeforeAll
    static void make() {
        connection = new KubernetesConnection(
                KubernetesSettings.of(ControlPlane.kubeconfig().toString()));
        ControlPlane.create("""
                {apiVersion: v1, kind: Namespace, metadata: {name: told}}
                ---
                {apiVersion: v1, kind: Service, metadata: {name: web, namespace: told, labels: {team: media}}, spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: 8080}, {name: admin, port: 81}]}}
                ---
                {apiVersion: v1, kind: Service, metadata: {name: outside, namespace: told}, spec: {type: ExternalName, externalName: shop.example}}
                ---
                {apiVersion: v1, kind: Service, metadata: {name: node-port, namespace: told}, spec: {type: NodePort, selector: {app: none}, ports: [{port: 80, nodePort: 30711}]}}
                ---
                {apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web, namespace: told, annotations: {a: b}}, spec: {ingressClassName: nginx, tls: [{hosts: [a.example, b.example], secretName: tls}], rules: [{host: a.example, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}, {path: /x, pathType: Prefix, backend: {service: {name: nope, port: {name: http}}}}]}}]}}
                ---
                {apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: all, namespace: told}, spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}}
                ---
                {apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: told, labels: {a: b}}, data: {LEVEL: debug, "app.yaml": "one: 1\\ntwo: 2\\n"}, binaryData: {logo: AAECAw==}}
                ---
                {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: disk, namespace: told}, spec: {accessModes: [ReadWriteOnce], storageClassName: slow, resources: {requests: {storage: 1Gi}}}}
                ---
                {apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: least, namespace: told}, spec: {minAvailable: 1, selector: {matchLabels: {app: web}}}}
                ---
                {apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: most, namespace: told}, spec: {maxUnavailable: 30%, selector: {matchLabels: {app: db}}}}
                ---
                {apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web, namespace: told}, spec: {minReplicas: 2, maxReplicas: 9, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]}}
                ---
                {apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: rs, namespace: told}, spec: {replicas: 2, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: app, image: "x:1", ports: [{containerPort: 8080}]}]}}}}
                ---
                {apiVersion: apps/v1, kind: StatefulSet, metadata: {name: db, namespace: told}, spec: {replicas: 1, serviceName: db, selector: {matchLabels: {app: db}}, template: {metadata: {labels: {app: db}}, spec: {containers: [{name: app, image: "x:1"}]}}}}
                ---
                {apiVersion: apps/v1, kind: DaemonSet, metadata: {name: agent, namespace: told}, spec: {selector: {matchLabels: {app: agent}}, template: {metadata: {labels: {app: agent}}, spec: {nodeSelector: {kubernetes.io/hostname: node-1}, containers: [{name: app, image: "x:1"}]}}}}
                ---
                {apiVersion: batch/v1, kind: Job, metadata: {name: once, namespace: told}, spec: {activeDeadlineSeconds: 600, template: {spec: {restartPolicy: Never, containers: [{name: app, image: x, command: [run, it]}]}}}}
                ---
                {apiVersion: batch/v1, kind: CronJob, metadata: {name: nightly, namespace: told}, spec: {schedule: "0 0 1 1 *", jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: app, image: x}]}}}}}}
                """);
        ControlPlane.kubectl("wait", "--for=condition=complete", "job/once", "-n", "told", "--timeout=60s");
        ControlPlane.kubectl("rollout", "status", "statefulset/db", "-n", "told", "--timeout=60s");
        ControlPlane.kubectl("rollout", "status", "daemonset/agent", "-n", "told", "--timeout=60s");
    }

    @AfterAll
    static void disconnect() {
        connection.close();
        ControlPlane.kubectl("delete", "namespace", "told", "--wait=false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "service web",
                "service outside",
                "service node-port",
                "ingress web",
                "ingress all",
                "configmap settings",
                "pvc disk",
                "pdb least",
                "pdb most",
                "hpa web",
                "replicaset rs",
                "statefulset db",
                "daemonset agent",
                "job once",
                "cronjob nightly"
            })
    void describesAsKubectlDoes(String what) {
        String line = "describe " + what + " -n told --show-events=false";
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    String theirs = ControlPlane.kubectl(line.split(" ")).out();
                    Outcome ours = new Trial(connection.as("", List.of())).run(line);
                    assertThat(comparable(Objects.requireNonNull(ours.output()).text()))
                            .isEqualTo(comparable(theirs));
                });
    }

    /** Words, not widths. */
    private static String comparable(String text) {
        return text.strip().replaceAll("(?m)^[ \\t]+|[ \\t]+$", "").replaceAll("[ \\t]+", " ");
    }
}
