package dev.pageturner.bot.rehearsal.cluster.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every kind that the practice cluster stores. */
public final class ResourceTypes {
    public static final ResourceType PODS =
            type("", "v1", "pods", "Pod", "po", true, "status", "log", "eviction", "proxy", "binding");
    public static final ResourceType SERVICES = type("", "v1", "services", "Service", "svc", true, "status", "proxy");
    public static final ResourceType CONFIG_MAPS = type("", "v1", "configmaps", "ConfigMap", "cm", false);
    public static final ResourceType SECRETS = type("", "v1", "secrets", "Secret", "", false);
    public static final ResourceType NAMESPACES = cluster("", "v1", "namespaces", "Namespace", "ns");
    public static final ResourceType NODES = cluster("", "v1", "nodes", "Node", "no");
    public static final ResourceType EVENTS = type("", "v1", "events", "Event", "ev", false);
    public static final ResourceType ENDPOINTS = type("", "v1", "endpoints", "Endpoints", "ep", false);
    public static final ResourceType DEPLOYMENTS =
            type("apps", "v1", "deployments", "Deployment", "deploy", true, "status", "scale");
    public static final ResourceType REPLICA_SETS =
            type("apps", "v1", "replicasets", "ReplicaSet", "rs", true, "status", "scale");
    public static final ResourceType STATEFUL_SETS =
            type("apps", "v1", "statefulsets", "StatefulSet", "sts", true, "status", "scale");
    public static final ResourceType DAEMON_SETS = type("apps", "v1", "daemonsets", "DaemonSet", "ds", true, "status");
    public static final ResourceType CONTROLLER_REVISIONS =
            type("apps", "v1", "controllerrevisions", "ControllerRevision", "", false);
    public static final ResourceType JOBS = type("batch", "v1", "jobs", "Job", "", true, "status");
    public static final ResourceType CRON_JOBS = type("batch", "v1", "cronjobs", "CronJob", "cj", true, "status");
    public static final ResourceType BUDGETS =
            type("policy", "v1", "poddisruptionbudgets", "PodDisruptionBudget", "pdb", false, "status");
    public static final ResourceType AUTOSCALERS =
            type("autoscaling", "v2", "horizontalpodautoscalers", "HorizontalPodAutoscaler", "hpa", true, "status");
    public static final ResourceType ENDPOINT_SLICES =
            type("discovery.k8s.io", "v1", "endpointslices", "EndpointSlice", "", false);

    public static final List<ResourceType> ALL = List.of(
            PODS,
            SERVICES,
            CONFIG_MAPS,
            SECRETS,
            NAMESPACES,
            NODES,
            EVENTS,
            ENDPOINTS,
            type("", "v1", "serviceaccounts", "ServiceAccount", "sa", false),
            type("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim", "pvc", false, "status"),
            type("", "v1", "resourcequotas", "ResourceQuota", "quota", false, "status"),
            type("", "v1", "limitranges", "LimitRange", "limits", false),
            type("", "v1", "replicationcontrollers", "ReplicationController", "rc", true, "status", "scale"),
            DEPLOYMENTS,
            REPLICA_SETS,
            STATEFUL_SETS,
            DAEMON_SETS,
            CONTROLLER_REVISIONS,
            JOBS,
            CRON_JOBS,
            BUDGETS,
            AUTOSCALERS,
            ENDPOINT_SLICES,
            type("coordination.k8s.io", "v1", "leases", "Lease", "", false),
            type("networking.k8s.io", "v1", "networkpolicies", "NetworkPolicy", "netpol", false),
            type("networking.k8s.io", "v1", "ingresses", "Ingress", "ing", false, "status"));

    private ResourceTypes() {}

    public static Optional<ResourceType> find(String group, String version, String plural) {
        return ALL.stream()
                .filter(t -> t.group().equals(group)
                        && t.version().equals(version)
                        && t.plural().equals(plural))
                .findFirst();
    }

    public static Optional<ResourceType> ofKind(String apiVersion, String kind) {
        return ALL.stream()
                .filter(t -> t.apiVersion().equals(apiVersion) && t.kind().equals(kind))
                .findFirst();
    }

    private static ResourceType type(
            String group, String version, String plural, String kind, String shortName, boolean all, String... sub) {
        List<String> shorts = shortName.isEmpty() ? List.of() : List.of(shortName);
        return new ResourceType(
                group, version, plural, kind, true, shorts, all ? List.of("all") : List.of(), Set.of(sub));
    }

    private static ResourceType cluster(String group, String version, String plural, String kind, String shortName) {
        return new ResourceType(group, version, plural, kind, false, List.of(shortName), List.of(), Set.of("status"));
    }
}
