package dev.pageturner.commands.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.ApiResource;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import dev.pageturner.commands.cluster.Selectors;
import java.util.Comparator;
import java.util.List;

/** Finds the pod and port that {@code kubectl port-forward} would take, by its rules and in its words. */
final class Forwarding {
    /** @param port of the pod */
    record Target(String pod, int port) {}

    /** The sentence is for people. */
    static final class NowhereException extends Exception {
        private static final long serialVersionUID = 1L;

        NowhereException(String sentence) {
            super(sentence);
        }
    }

    private final Cluster cluster;
    private final String namespace;

    Forwarding(Cluster cluster, String namespace) {
        this.cluster = cluster;
        this.namespace = namespace;
    }

    /** @param via {@code TYPE/NAME}, or the name of a pod */
    Target find(String via, int port) throws NowhereException {
        int slash = via.indexOf('/');
        String name = via.substring(slash + 1);
        ApiResource resource = slash < 0 ? Resources.PODS : cluster.resource(via.substring(0, slash));
        if (resource == null) {
            throw new NowhereException(
                    "error: the server doesn't have a resource type \"" + via.substring(0, slash) + "\"");
        }
        ObjectNode object = cluster.get(resource, namespace, name);
        JsonNode pod = resource.equals(Resources.PODS) ? object : podOf(resource, object);
        String phase = Json.text(pod, "/status/phase");
        if (!phase.equals("Running")) {
            throw new NowhereException("unable to forward port because pod is not running. Current status=" + phase);
        }
        int target = resource.equals(Resources.SERVICES) ? targetPort(object, pod, port) : port;
        return new Target(Json.name(pod), target);
    }

    private JsonNode podOf(ApiResource resource, ObjectNode object) throws NowhereException {
        JsonNode selector = object.at("/spec/selector");
        boolean plain = resource.equals(Resources.SERVICES) || resource.equals(Resources.REPLICATION_CONTROLLERS);
        String labels = plain ? Selectors.equal(selector) : Selectors.text(selector);
        if (labels.isEmpty()) {
            throw new NowhereException(
                    resource.named(Json.name(object)) + " selects no pods, so there is nothing to forward to");
        }
        List<ObjectNode> pods = cluster.list(Resources.PODS, namespace, Selection.labels(labels))
                .items();
        return pods.stream()
                .filter(pod -> !Json.isDeleting(pod))
                .min(Comparator.comparingInt(Forwarding::rank).thenComparing(Json::name))
                .orElseThrow(
                        () -> new NowhereException("no pods of " + resource.named(Json.name(object)) + " are there"));
    }

    /** Ready before running before the rest. */
    private static int rank(JsonNode pod) {
        if (!Json.text(pod, "/status/phase").equals("Running")) {
            return 2;
        }
        for (JsonNode condition : pod.at("/status/conditions")) {
            if (condition.path("type").asText().equals("Ready")) {
                return condition.path("status").asText().equals("True") ? 0 : 1;
            }
        }
        return 1;
    }

    private static int targetPort(JsonNode service, JsonNode pod, int port) throws NowhereException {
        for (JsonNode candidate : service.at("/spec/ports")) {
            if (candidate.path("port").asInt() == port) {
                JsonNode target = candidate.path("targetPort");
                return target.isTextual() ? named(pod, target.asText()) : target.asInt(port);
            }
        }
        throw new NowhereException("Service " + Json.name(service) + " does not have a service port " + port);
    }

    private static int named(JsonNode pod, String name) throws NowhereException {
        for (JsonNode container : pod.at("/spec/containers")) {
            for (JsonNode port : container.path("ports")) {
                if (port.path("name").asText().equals(name)) {
                    return port.path("containerPort").asInt();
                }
            }
        }
        throw new NowhereException("Pod '" + Json.name(pod) + "' does not have a named port '" + name + "'");
    }
}
