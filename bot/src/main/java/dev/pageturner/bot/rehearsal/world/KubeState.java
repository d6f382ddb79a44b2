package dev.pageturner.bot.rehearsal.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.ObjectStore;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceTypes;
import dev.pageturner.bot.rehearsal.monitoring.Scrape;
import java.util.List;

/** What kube-state-metrics says of the objects. */
final class KubeState {
    private static final String JOB = "kube-state-metrics";

    private final ObjectStore store;
    private final Scrape scrape;

    KubeState(ObjectStore store, Scrape scrape) {
        this.store = store;
        this.scrape = scrape;
    }

    void measure() {
        store.list(ResourceTypes.PODS, "").forEach(this::pod);
        store.list(ResourceTypes.DEPLOYMENTS, "").forEach(this::deployment);
        store.list(ResourceTypes.STATEFUL_SETS, "").forEach(this::statefulSet);
        store.list(ResourceTypes.DAEMON_SETS, "").forEach(this::daemonSet);
        store.list(ResourceTypes.NODES, "").forEach(this::node);
        store.list(ResourceTypes.BUDGETS, "").forEach(this::budget);
    }

    private void pod(ObjectNode pod) {
        String namespace = Json.namespace(pod);
        String name = Json.name(pod);
        String ready = Json.text(Json.condition(pod, "Ready"), "status");
        for (String condition : new String[] {"true", "false"}) {
            double value = ready.equalsIgnoreCase(condition) ? 1 : 0;
            add(value, "kube_pod_status_ready", "namespace", namespace, "pod", name, "condition", condition);
        }
        for (String phase : new String[] {"Pending", "Running", "Succeeded", "Failed", "Unknown"}) {
            double value = Json.text(pod, "status", "phase").equals(phase) ? 1 : 0;
            add(value, "kube_pod_status_phase", "namespace", namespace, "pod", name, "phase", phase);
        }
        String node = Json.text(pod, "spec", "nodeName");
        String owner = Json.text(Json.controller(pod), "name");
        add(1, "kube_pod_info", "namespace", namespace, "pod", name, "node", node, "created_by_name", owner);
        for (JsonNode container : Json.items(pod, "status", "containerStatuses")) {
            container(namespace, name, container);
        }
    }

    private void container(String namespace, String pod, JsonNode status) {
        String name = Json.text(status, "name");
        String[] who = {"namespace", namespace, "pod", pod, "container", name};
        add(Json.number(status, 0, "restartCount"), "kube_pod_container_status_restarts_total", who);
        add(status.path("ready").asBoolean() ? 1 : 0, "kube_pod_container_status_ready", who);
        add(Json.at(status, "state", "running").isObject() ? 1 : 0, "kube_pod_container_status_running", who);
        reason("kube_pod_container_status_waiting_reason", who, Json.text(status, "state", "waiting", "reason"));
        reason(
                "kube_pod_container_status_last_terminated_reason",
                who,
                Json.text(status, "lastState", "terminated", "reason"));
    }

    private void reason(String metric, String[] who, String reason) {
        if (!reason.isEmpty()) {
            String[] labels = java.util.Arrays.copyOf(who, who.length + 2);
            labels[who.length] = "reason";
            labels[who.length + 1] = reason;
            add(1, metric, labels);
        }
    }

    private void deployment(ObjectNode deployment) {
        String[] who = {"namespace", Json.namespace(deployment), "deployment", Json.name(deployment)};
        add(Json.number(deployment, 0, "spec", "replicas"), "kube_deployment_spec_replicas", who);
        add(Json.number(deployment, 0, "metadata", "generation"), "kube_deployment_metadata_generation", who);
        int observed = Json.number(deployment, 0, "status", "observedGeneration");
        add(observed, "kube_deployment_status_observed_generation", who);
        status(deployment, "replicas", "kube_deployment_status_replicas", who);
        status(deployment, "updatedReplicas", "kube_deployment_status_replicas_updated", who);
        status(deployment, "readyReplicas", "kube_deployment_status_replicas_ready", who);
        status(deployment, "availableReplicas", "kube_deployment_status_replicas_available", who);
        status(deployment, "unavailableReplicas", "kube_deployment_status_replicas_unavailable", who);
    }

    private void status(ObjectNode object, String field, String metric, String... who) {
        add(Json.number(object, 0, "status", field), metric, who);
    }

    private void statefulSet(ObjectNode set) {
        String[] who = {"namespace", Json.namespace(set), "statefulset", Json.name(set)};
        add(Json.number(set, 0, "spec", "replicas"), "kube_statefulset_replicas", who);
        status(set, "replicas", "kube_statefulset_status_replicas", who);
        status(set, "readyReplicas", "kube_statefulset_status_replicas_ready", who);
    }

    private void daemonSet(ObjectNode set) {
        String[] who = {"namespace", Json.namespace(set), "daemonset", Json.name(set)};
        status(set, "desiredNumberScheduled", "kube_daemonset_status_desired_number_scheduled", who);
        status(set, "numberReady", "kube_daemonset_status_number_ready", who);
    }

    private void node(ObjectNode node) {
        String name = Json.name(node);
        add(1, "kube_node_info", "node", name, "kubelet_version", "v1.36.3");
        double cordoned = Json.at(node, "spec", "unschedulable").asBoolean() ? 1 : 0;
        add(cordoned, "kube_node_spec_unschedulable", "node", name);
        for (JsonNode condition : Json.items(node, "status", "conditions")) {
            for (String status : List.of("true", "false", "unknown")) {
                double value = Json.text(condition, "status").equalsIgnoreCase(status) ? 1 : 0;
                String type = Json.text(condition, "type");
                add(value, "kube_node_status_condition", "node", name, "condition", type, "status", status);
            }
        }
    }

    private void budget(ObjectNode budget) {
        String[] who = {"namespace", Json.namespace(budget), "poddisruptionbudget", Json.name(budget)};
        status(budget, "currentHealthy", "kube_poddisruptionbudget_status_current_healthy", who);
        status(budget, "desiredHealthy", "kube_poddisruptionbudget_status_desired_healthy", who);
        status(budget, "disruptionsAllowed", "kube_poddisruptionbudget_status_pod_disruptions_allowed", who);
        status(budget, "expectedPods", "kube_poddisruptionbudget_status_expected_pods", who);
    }

    private void add(double value, String metric, String... labels) {
        String[] all = java.util.Arrays.copyOf(labels, labels.length + 2);
        all[labels.length] = "job";
        all[labels.length + 1] = JOB;
        scrape.add(value, metric, all);
    }
}
