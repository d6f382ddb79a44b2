package dev.pageturner.bot.rehearsal.cluster.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.ObjectStore;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceTypes;
import dev.pageturner.bot.rehearsal.cluster.store.Selector;
import java.util.List;

/** Endpoints and EndpointSlices of services, and their addresses. */
final class Services implements Controller {
    private final ObjectStore store;

    Services(ObjectStore store) {
        this.store = store;
    }

    @Override
    public void tick() {
        for (ObjectNode service : store.list(ResourceTypes.SERVICES, "")) {
            address(service);
            if (Json.at(service, "spec", "selector").isObject()) {
                List<ObjectNode> pods = store.list(
                        ResourceTypes.PODS,
                        Json.namespace(service),
                        p -> !Json.text(p, "status", "podIP").isEmpty()
                                && Pods.active(p)
                                && Selector.spec(Json.at(service, "spec", "selector"))
                                        .test(p));
                endpoints(service, pods);
                slice(service, pods);
            }
        }
    }

    private void address(ObjectNode service) {
        if (Json.text(service, "spec", "clusterIP").isEmpty()) {
            int hash = Json.uid(service).hashCode();
            String ip = "10.96." + Math.floorMod(hash >> 8, 250) + "." + (1 + Math.floorMod(hash, 250));
            store.edit(ResourceTypes.SERVICES, service, s -> {
                ObjectNode spec = Json.child(s, "spec").put("clusterIP", ip);
                spec.putArray("clusterIPs").add(ip);
            });
        }
    }

    private void endpoints(ObjectNode service, List<ObjectNode> pods) {
        ObjectNode wanted = named(service, Json.name(service));
        ArrayNode subsets = wanted.putArray("subsets");
        if (!pods.isEmpty()) {
            ObjectNode subset = subsets.addObject();
            for (ObjectNode pod : pods) {
                Json.children(subset, Pods.ready(pod) ? "addresses" : "notReadyAddresses")
                        .add(endpoint(pod, "ip", Json.text(pod, "status", "podIP")));
            }
            ports(subset.putArray("ports"), service);
        }
        replace(ResourceTypes.ENDPOINTS, wanted, "subsets");
    }

    private void slice(ObjectNode service, List<ObjectNode> pods) {
        ObjectNode wanted = named(service, Json.name(service) + "-practice");
        Json.child(wanted, "metadata", "labels").put("kubernetes.io/service-name", Json.name(service));
        Pods.own(wanted, ResourceTypes.SERVICES, service);
        wanted.put("addressType", "IPv4");
        ArrayNode endpoints = wanted.putArray("endpoints");
        for (ObjectNode pod : pods) {
            ObjectNode endpoint = endpoint(pod, "hostname", "");
            endpoint.putArray("addresses").add(Json.text(pod, "status", "podIP"));
            boolean ready = Pods.ready(pod);
            endpoint.putObject("conditions")
                    .put("ready", ready)
                    .put("serving", ready)
                    .put("terminating", false);
            endpoints.add(endpoint);
        }
        ports(wanted.putArray("ports"), service);
        replace(ResourceTypes.ENDPOINT_SLICES, wanted, "endpoints");
    }

    private static ObjectNode named(ObjectNode service, String name) {
        ObjectNode object = Json.object();
        object.putObject("metadata").put("name", name).put("namespace", Json.namespace(service));
        return object;
    }

    private static ObjectNode endpoint(JsonNode pod, String field, String value) {
        ObjectNode endpoint = Json.object();
        if (!value.isEmpty()) {
            endpoint.put(field, value);
        }
        endpoint.put("nodeName", Json.text(pod, "spec", "nodeName"));
        ObjectNode reference = endpoint.putObject("targetRef").put("kind", "Pod");
        reference
                .put("name", Json.name(pod))
                .put("namespace", Json.namespace(pod))
                .put("uid", Json.uid(pod));
        return endpoint;
    }

    private static void ports(ArrayNode ports, ObjectNode service) {
        for (JsonNode port : Json.items(service, "spec", "ports")) {
            ObjectNode described = ports.addObject();
            if (port.has("name")) {
                described.set("name", port.get("name"));
            }
            described.set("port", port.path("targetPort").isInt() ? port.get("targetPort") : port.path("port"));
            described.put("protocol", "TCP");
        }
    }

    private void replace(
            dev.pageturner.bot.rehearsal.cluster.store.ResourceType type, ObjectNode wanted, String field) {
        ObjectNode present =
                store.find(type, Json.namespace(wanted), Json.name(wanted)).orElse(null);
        if (present == null) {
            store.create(type, wanted, false);
        } else {
            store.edit(type, present, p -> p.set(field, wanted.get(field)));
        }
    }
}
