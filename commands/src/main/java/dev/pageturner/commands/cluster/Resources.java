package dev.pageturner.commands.cluster;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The kinds that commands name themselves, so that the common ones cost no discovery. */
public final class Resources {
    public static final ApiResource PODS =
            core("pods", "pod", "Pod", true, "po", Set.of("log", "eviction", "proxy", "portforward", "status"));
    public static final ApiResource NODES = core("nodes", "node", "Node", false, "no", Set.of("proxy", "status"));
    public static final ApiResource SERVICES =
            core("services", "service", "Service", true, "svc", Set.of("proxy", "status"));
    public static final ApiResource NAMESPACES =
            core("namespaces", "namespace", "Namespace", false, "ns", Set.of("status"));
    public static final ApiResource CONFIG_MAPS = core("configmaps", "configmap", "ConfigMap", true, "cm", Set.of());
    public static final ApiResource SECRETS = core("secrets", "secret", "Secret", true, "", Set.of());
    public static final ApiResource EVENTS = core("events", "event", "Event", true, "ev", Set.of());
    public static final ApiResource ENDPOINTS = core("endpoints", "endpoints", "Endpoints", true, "ep", Set.of());
    public static final ApiResource VOLUME_CLAIMS =
            core("persistentvolumeclaims", "persistentvolumeclaim", "PersistentVolumeClaim", true, "pvc", Set.of());
    public static final ApiResource REPLICATION_CONTROLLERS = core(
            "replicationcontrollers", "replicationcontroller", "ReplicationController", true, "rc", Set.of("scale"));

    public static final ApiResource DEPLOYMENTS = apps("deployments", "deployment", "Deployment", "deploy", true);
    public static final ApiResource REPLICA_SETS = apps("replicasets", "replicaset", "ReplicaSet", "rs", true);
    public static final ApiResource STATEFUL_SETS = apps("statefulsets", "statefulset", "StatefulSet", "sts", true);
    public static final ApiResource DAEMON_SETS = apps("daemonsets", "daemonset", "DaemonSet", "ds", false);
    public static final ApiResource CONTROLLER_REVISIONS =
            apps("controllerrevisions", "controllerrevision", "ControllerRevision", "", false);

    public static final ApiResource JOBS = of("batch", "v1", "jobs", "job", "Job", "");
    public static final ApiResource CRON_JOBS = of("batch", "v1", "cronjobs", "cronjob", "CronJob", "cj");
    public static final ApiResource DISRUPTION_BUDGETS =
            of("policy", "v1", "poddisruptionbudgets", "poddisruptionbudget", "PodDisruptionBudget", "pdb");
    public static final ApiResource AUTOSCALERS = of(
            "autoscaling",
            "v2",
            "horizontalpodautoscalers",
            "horizontalpodautoscaler",
            "HorizontalPodAutoscaler",
            "hpa");
    public static final ApiResource INGRESSES = of("networking.k8s.io", "v1", "ingresses", "ingress", "Ingress", "ing");
    public static final ApiResource POD_METRICS = of("metrics.k8s.io", "v1beta1", "pods", "pod", "PodMetrics", "");
    public static final ApiResource NODE_METRICS = new ApiResource(
            "metrics.k8s.io", "v1beta1", "nodes", "node", "NodeMetrics", false, List.of(), List.of(), Set.of());

    private static final List<ApiResource> KNOWN = List.of(
            PODS,
            NODES,
            SERVICES,
            NAMESPACES,
            CONFIG_MAPS,
            SECRETS,
            EVENTS,
            ENDPOINTS,
            VOLUME_CLAIMS,
            REPLICATION_CONTROLLERS,
            DEPLOYMENTS,
            REPLICA_SETS,
            STATEFUL_SETS,
            DAEMON_SETS,
            CONTROLLER_REVISIONS,
            JOBS,
            CRON_JOBS,
            DISRUPTION_BUDGETS,
            AUTOSCALERS,
            INGRESSES);

    private Resources() {}

    /** What a word means on every cluster; empty where only the cluster itself knows. */
    public static Optional<ApiResource> known(String word) {
        return KNOWN.stream().filter(resource -> resource.answersTo(word)).findFirst();
    }

    private static ApiResource core(
            String plural,
            String singular,
            String kind,
            boolean namespaced,
            String shortName,
            Set<String> subresources) {
        return new ApiResource(
                "", "v1", plural, singular, kind, namespaced, shortNames(shortName), List.of(), subresources);
    }

    private static ApiResource apps(String plural, String singular, String kind, String shortName, boolean scales) {
        return new ApiResource(
                "apps",
                "v1",
                plural,
                singular,
                kind,
                true,
                shortNames(shortName),
                List.of(),
                scales ? Set.of("scale", "status") : Set.of("status"));
    }

    private static ApiResource of(
            String group, String version, String plural, String singular, String kind, String shortName) {
        return new ApiResource(
                group, version, plural, singular, kind, true, shortNames(shortName), List.of(), Set.of());
    }

    private static List<String> shortNames(String shortName) {
        return Stream.of(shortName).filter(name -> !name.isEmpty()).toList();
    }
}
