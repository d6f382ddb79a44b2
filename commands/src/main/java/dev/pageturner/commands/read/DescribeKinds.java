package dev.pageturner.commands.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.ApiResource;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import dev.pageturner.commands.cluster.Selectors;
import dev.pageturner.commands.print.Sheet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Which description belongs to a kind, with what has to be read for it besides the object. */
final class DescribeKinds {
    private static final ApiResource ENDPOINT_SLICES = new ApiResource(
            "discovery.k8s.io",
            "v1",
            "endpointslices",
            "endpointslice",
            "EndpointSlice",
            true,
            List.of(),
            List.of(),
            Set.of());

    private final Question question;
    private final ObjectNode object;

    private DescribeKinds(Question question, ObjectNode object) {
        this.question = question;
        this.object = object;
    }

    /** @return false for a kind that has no description of its own */
    static boolean print(Sheet sheet, Question question, ApiResource resource, ObjectNode object) {
        return new DescribeKinds(question, object).print(sheet, resource);
    }

    private boolean print(Sheet sheet, ApiResource resource) {
        if (resource.equals(Resources.REPLICA_SETS)) {
            DescribeWorkload.replicaSet(sheet, object, owned());
        } else if (resource.equals(Resources.STATEFUL_SETS)) {
            DescribeWorkload.statefulSet(sheet, object, owned());
        } else if (resource.equals(Resources.DAEMON_SETS)) {
            DescribeWorkload.daemonSet(sheet, object, owned());
        } else if (resource.equals(Resources.JOBS)) {
            DescribeJob.job(sheet, object);
        } else if (resource.equals(Resources.CRON_JOBS)) {
            DescribeJob.cronJob(sheet, object);
        } else if (resource.equals(Resources.SERVICES)) {
            DescribeNetwork.service(sheet, object, slices(Json.name(object)));
        } else if (resource.equals(Resources.INGRESSES)) {
            DescribeNetwork.ingress(sheet, object, this::backend);
        } else if (resource.equals(Resources.VOLUME_CLAIMS)) {
            DescribePolicy.claim(sheet, object, mounting());
        } else if (resource.equals(Resources.AUTOSCALERS)) {
            DescribePolicy.autoscaler(sheet, object);
        } else if (resource.equals(Resources.DISRUPTION_BUDGETS)) {
            DescribePolicy.budget(sheet, object);
        } else if (resource.equals(Resources.CONFIG_MAPS)) {
            DescribePolicy.configMap(sheet, object);
        } else {
            return false;
        }
        return true;
    }

    private List<ObjectNode> pods(Selection selection) {
        return question.cluster()
                .list(Resources.PODS, Json.namespace(object), selection)
                .items();
    }

    private List<ObjectNode> owned() {
        return pods(Selection.labels(Selectors.text(object.at("/spec/selector")))).stream()
                .filter(pod -> Json.controller(pod).path("uid").asText().equals(Json.uid(object)))
                .toList();
    }

    private List<ObjectNode> mounting() {
        return pods(Selection.ALL).stream()
                .filter(pod -> StreamSupport.stream(pod.at("/spec/volumes").spliterator(), false)
                        .anyMatch(volume -> volume.at("/persistentVolumeClaim/claimName")
                                .asText()
                                .equals(Json.name(object))))
                .toList();
    }

    private List<ObjectNode> slices(String service) {
        return question.cluster()
                .list(
                        ENDPOINT_SLICES,
                        Json.namespace(object),
                        Selection.labels("kubernetes.io/service-name=" + service))
                .items();
    }

    /** With the addresses of the pods behind it. */
    private String backend(JsonNode backend) {
        String name = backend.at("/service/name").asText();
        if (name.isEmpty()) {
            return backend.path("resource").toString();
        }
        return question.cluster()
                .find(Resources.SERVICES, Json.namespace(object), name)
                .map(service -> DescribeNetwork.backend(backend) + " ("
                        + DescribeNetwork.endpoints(slices(name), portName(service, backend)) + ")")
                .orElse(DescribeNetwork.backend(backend) + " (<error: services \"" + name + "\" not found>)");
    }

    private static String portName(ObjectNode service, JsonNode backend) {
        JsonNode wanted = backend.at("/service/port");
        for (JsonNode port : service.at("/spec/ports")) {
            boolean same = wanted.has("number")
                    ? wanted.path("number").asInt() == port.path("port").asInt()
                    : wanted.path("name").asText().equals(port.path("name").asText());
            if (same) {
                return port.path("name").asText();
            }
        }
        return "";
    }
}
