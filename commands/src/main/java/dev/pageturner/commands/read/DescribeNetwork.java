package dev.pageturner.commands.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Selectors;
import dev.pageturner.commands.print.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Describes how requests come to pods. */
final class DescribeNetwork {
    private static final int SHOWN = 3;

    private DescribeNetwork() {}

    /** @param slices the EndpointSlices of the service */
    static void service(Sheet sheet, ObjectNode service, List<ObjectNode> slices) {
        DescribeWorkload.named(sheet, service);
        DescribeWorkload.labelled(sheet, service);
        sheet.fact(0, "Selector", Describing.orNone(Selectors.equal(service.at("/spec/selector"))));
        sheet.fact(0, "Type", Json.text(service, "/spec/type"));
        optional(sheet, "IP Family Policy", Json.text(service, "/spec/ipFamilyPolicy"));
        sheet.fact(0, "IP Families", Describing.orNone(Describing.listed(service.at("/spec/ipFamilies"))));
        sheet.fact(0, "IP", Json.text(service, "/spec/clusterIP"));
        sheet.fact(0, "IPs", Describing.orNone(Describing.listed(service.at("/spec/clusterIPs"))));
        optional(sheet, "External IPs", Describing.listed(service.at("/spec/externalIPs")));
        optional(sheet, "Desired LoadBalancer IP", Json.text(service, "/spec/loadBalancerIP"));
        optional(sheet, "External Name", Json.text(service, "/spec/externalName"));
        optional(sheet, "LoadBalancer Ingress", ingress(service));
        for (JsonNode port : service.at("/spec/ports")) {
            port(sheet, port, slices);
        }
        sheet.fact(0, "Session Affinity", Json.text(service, "/spec/sessionAffinity"));
        optional(sheet, "External Traffic Policy", Json.text(service, "/spec/externalTrafficPolicy"));
        optional(sheet, "Internal Traffic Policy", Json.text(service, "/spec/internalTrafficPolicy"));
        JsonNode health = service.at("/spec/healthCheckNodePort");
        optional(sheet, "HealthCheck NodePort", health.asInt() > 0 ? health.asText() : "");
    }

    private static void port(Sheet sheet, JsonNode port, List<ObjectNode> slices) {
        String name = port.path("name").asText();
        sheet.line(
                0,
                "Port:\t" + (name.isEmpty() ? "<unset>" : name) + "\t"
                        + port.path("port").asText() + "/"
                        + port.path("protocol").asText());
        sheet.line(
                0,
                "TargetPort:\t" + port.path("targetPort").asText() + "/"
                        + port.path("protocol").asText());
        if (port.path("nodePort").asInt() > 0) {
            sheet.line(
                    0,
                    "NodePort:\t" + (name.isEmpty() ? "<unset>" : name) + "\t"
                            + port.path("nodePort").asText() + "/"
                            + port.path("protocol").asText());
        }
        sheet.fact(0, "Endpoints", endpoints(slices, name));
    }

    private static String ingress(JsonNode object) {
        List<String> addresses = new ArrayList<>();
        for (JsonNode one : object.at("/status/loadBalancer/ingress")) {
            String ip = one.path("ip").asText();
            addresses.add(ip.isEmpty() ? one.path("hostname").asText() : ip);
        }
        return String.join(", ", addresses);
    }

    /** The first ready ones of a port. */
    static String endpoints(List<ObjectNode> slices, String port) {
        List<String> found = new ArrayList<>();
        for (ObjectNode slice : slices) {
            for (JsonNode one : slice.path("ports")) {
                if (one.path("name").asText().equals(port)) {
                    slice.path("endpoints").forEach(endpoint -> ready(endpoint, one, found));
                }
            }
        }
        String shown = String.join(",", found.subList(0, Math.min(SHOWN, found.size())));
        int more = found.size() - SHOWN;
        return slices.isEmpty() ? "<none>" : more > 0 ? shown + " + " + more + " more..." : shown;
    }

    private static void ready(JsonNode endpoint, JsonNode port, List<String> found) {
        if (endpoint.at("/conditions/ready").asBoolean(true)) {
            endpoint.path("addresses").forEach(address -> {
                String ip = address.asText();
                found.add((ip.contains(":") ? "[" + ip + "]" : ip) + ":"
                        + port.path("port").asText());
            });
        }
    }

    /** @param backends what stands behind a service's port, by the backend that names it */
    static void ingress(Sheet sheet, ObjectNode ingress, Function<JsonNode, String> backends) {
        sheet.fact(0, "Name", Json.name(ingress));
        Describing.labels(sheet, "Labels", Json.map(ingress, "/metadata/labels"));
        sheet.fact(0, "Namespace", Json.namespace(ingress));
        sheet.fact(0, "Address", ingress(ingress));
        sheet.fact(0, "Ingress Class", Describing.orNone(Json.text(ingress, "/spec/ingressClassName")));
        JsonNode byDefault = ingress.at("/spec/defaultBackend");
        sheet.fact(0, "Default backend", byDefault.isObject() ? backends.apply(byDefault) : "<default>");
        if (!ingress.at("/spec/tls").isEmpty()) {
            sheet.line(0, "TLS:");
            for (JsonNode tls : ingress.at("/spec/tls")) {
                String secret = tls.path("secretName").asText();
                sheet.line(
                        1,
                        (secret.isEmpty() ? "SNI routes " : secret + " terminates ")
                                + String.join(",", texts(tls.path("hosts"))));
            }
        }
        rules(sheet, ingress, byDefault, backends);
        Describing.annotations(sheet, "Annotations", Json.map(ingress, "/metadata/annotations"));
    }

    private static void rules(
            Sheet sheet, ObjectNode ingress, JsonNode byDefault, Function<JsonNode, String> backends) {
        sheet.line(0, "Rules:").line(1, "Host\tPath\tBackends").line(1, "----\t----\t--------");
        for (JsonNode rule : ingress.at("/spec/rules")) {
            String host = rule.path("host").asText();
            sheet.line(1, (host.isEmpty() ? "*" : host) + "\t");
            rule.at("/http/paths")
                    .forEach(path -> sheet.line(
                            1, "\t" + path.path("path").asText() + " \t" + backends.apply(path.path("backend"))));
        }
        if (ingress.at("/spec/rules").isEmpty()) {
            sheet.line(1, "*\t*\t" + (byDefault.isObject() ? backends.apply(byDefault) : "<default>"));
        }
    }

    /** As {@code web:80}. */
    static String backend(JsonNode backend) {
        JsonNode service = backend.path("service");
        String number = service.at("/port/number").asText();
        return service.path("name").asText() + ":"
                + (number.isEmpty() || number.equals("0")
                        ? service.at("/port/name").asText()
                        : number);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static void optional(Sheet sheet, String title, String value) {
        if (!value.isEmpty()) {
            sheet.fact(0, title, value);
        }
    }
}
