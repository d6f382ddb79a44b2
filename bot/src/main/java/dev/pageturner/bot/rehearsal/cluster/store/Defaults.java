package dev.pageturner.bot.rehearsal.cluster.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the API server fills in where a manifest is silent, as far as clients look at it. */
final class Defaults {
    private Defaults() {}

    static void apply(ResourceType type, ObjectNode object) {
        switch (type.plural()) {
            case "pods" -> pod(object);
            case "deployments" -> deployment(Json.child(object, "spec"));
            case "replicasets" -> workload(Json.child(object, "spec"));
            case "statefulsets" -> statefulSet(Json.child(object, "spec"));
            case "daemonsets" -> daemonSet(Json.child(object, "spec"));
            case "jobs" -> job(Json.child(object, "spec"));
            case "services" -> service(Json.child(object, "spec"));
            case "namespaces" -> set(Json.child(object, "status"), "phase", "Active");
            case "secrets" -> set(object, "type", "Opaque");
            case "cronjobs" -> cronJob(Json.child(object, "spec"));
            default -> {}
        }
    }

    private static void pod(ObjectNode pod) {
        podSpec(Json.child(pod, "spec"));
        ObjectNode spec = Json.child(pod, "spec");
        set(spec, "enableServiceLinks", true);
        if (!spec.has("tolerations")) {
            for (String taint : new String[] {"not-ready", "unreachable"}) {
                ObjectNode toleration = Json.children(spec, "tolerations").addObject();
                toleration.put("key", "node.kubernetes.io/" + taint).put("operator", "Exists");
                toleration.put("effect", "NoExecute").put("tolerationSeconds", 300);
            }
        }
        set(Json.child(pod, "status"), "phase", "Pending");
        set(Json.child(pod, "status"), "qosClass", quality(spec));
    }

    private static String quality(JsonNode spec) {
        boolean any = false;
        for (JsonNode container : spec.path("containers")) {
            any |= !container.path("resources").isEmpty();
        }
        return any ? "Burstable" : "BestEffort";
    }

    private static void workload(ObjectNode spec) {
        set(spec, "replicas", 1);
        podSpec(Json.child(spec, "template", "spec"));
    }

    private static void deployment(ObjectNode spec) {
        workload(spec);
        ObjectNode strategy = Json.child(spec, "strategy");
        set(strategy, "type", "RollingUpdate");
        if (Json.text(strategy, "type").equals("RollingUpdate")) {
            set(Json.child(strategy, "rollingUpdate"), "maxUnavailable", "25%");
            set(Json.child(strategy, "rollingUpdate"), "maxSurge", "25%");
        }
        set(spec, "revisionHistoryLimit", 10);
        set(spec, "progressDeadlineSeconds", 600);
    }

    private static void statefulSet(ObjectNode spec) {
        workload(spec);
        set(spec, "podManagementPolicy", "OrderedReady");
        set(spec, "revisionHistoryLimit", 10);
        ObjectNode strategy = Json.child(spec, "updateStrategy");
        set(strategy, "type", "RollingUpdate");
        if (Json.text(strategy, "type").equals("RollingUpdate")) {
            set(Json.child(strategy, "rollingUpdate"), "partition", 0);
        }
        ObjectNode retention = Json.child(spec, "persistentVolumeClaimRetentionPolicy");
        set(retention, "whenDeleted", "Retain");
        set(retention, "whenScaled", "Retain");
    }

    private static void daemonSet(ObjectNode spec) {
        podSpec(Json.child(spec, "template", "spec"));
        set(spec, "revisionHistoryLimit", 10);
        ObjectNode strategy = Json.child(spec, "updateStrategy");
        set(strategy, "type", "RollingUpdate");
        if (Json.text(strategy, "type").equals("RollingUpdate")) {
            set(Json.child(strategy, "rollingUpdate"), "maxUnavailable", 1);
            set(Json.child(strategy, "rollingUpdate"), "maxSurge", 0);
        }
    }

    private static void job(ObjectNode spec) {
        set(spec, "parallelism", 1);
        set(spec, "completions", 1);
        set(spec, "backoffLimit", 6);
        set(spec, "suspend", false);
        podSpec(Json.child(spec, "template", "spec"));
    }

    private static void cronJob(ObjectNode spec) {
        set(spec, "concurrencyPolicy", "Allow");
        set(spec, "suspend", false);
        set(spec, "successfulJobsHistoryLimit", 3);
        set(spec, "failedJobsHistoryLimit", 1);
    }

    private static void service(ObjectNode spec) {
        set(spec, "type", "ClusterIP");
        set(spec, "sessionAffinity", "None");
        set(spec, "internalTrafficPolicy", "Cluster");
        for (JsonNode port : spec.path("ports")) {
            set((ObjectNode) port, "protocol", "TCP");
            if (!port.has("targetPort")) {
                ((ObjectNode) port).set("targetPort", port.path("port"));
            }
        }
    }

    private static void podSpec(ObjectNode spec) {
        set(spec, "restartPolicy", "Always");
        set(spec, "terminationGracePeriodSeconds", 30);
        set(spec, "dnsPolicy", "ClusterFirst");
        set(spec, "schedulerName", "default-scheduler");
        Json.child(spec, "securityContext");
        spec.path("containers").forEach(c -> container((ObjectNode) c));
        spec.path("initContainers").forEach(c -> container((ObjectNode) c));
    }

    private static void container(ObjectNode container) {
        String image = Json.text(container, "image");
        boolean floating = image.endsWith(":latest")
                || !image.substring(image.lastIndexOf('/') + 1).contains(":");
        set(container, "imagePullPolicy", floating ? "Always" : "IfNotPresent");
        Json.child(container, "resources");
        set(container, "terminationMessagePath", "/dev/termination-log");
        set(container, "terminationMessagePolicy", "File");
        container.path("ports").forEach(p -> set((ObjectNode) p, "protocol", "TCP"));
        for (String probe : new String[] {"livenessProbe", "readinessProbe", "startupProbe"}) {
            if (container.get(probe) instanceof ObjectNode given) {
                probe(given);
            }
        }
    }

    private static void probe(ObjectNode probe) {
        set(probe, "timeoutSeconds", 1);
        set(probe, "periodSeconds", 10);
        set(probe, "successThreshold", 1);
        set(probe, "failureThreshold", 3);
        if (probe.get("httpGet") instanceof ObjectNode http) {
            set(http, "scheme", "HTTP");
        }
    }

    private static void set(ObjectNode node, String field, Object value) {
        if (!node.hasNonNull(field)) {
            node.set(field, Json.MAPPER.valueToTree(value));
        }
    }
}
