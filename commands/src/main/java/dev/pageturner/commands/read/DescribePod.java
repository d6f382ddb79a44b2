package dev.pageturner.commands.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.print.Age;
import dev.pageturner.commands.print.Sheet;
import java.time.Instant;

/** Describes a pod. */
final class DescribePod {
    private DescribePod() {}

    static void print(Sheet sheet, ObjectNode pod, Instant now) {
        sheet.fact(0, "Name", Json.name(pod)).fact(0, "Namespace", Json.namespace(pod));
        if (pod.at("/spec/priority").isNumber()) {
            sheet.fact(0, "Priority", Json.number(pod, "/spec/priority"));
        }
        optional(sheet, "Priority Class Name", pod, "/spec/priorityClassName");
        optional(sheet, "Runtime Class Name", pod, "/spec/runtimeClassName");
        optional(sheet, "Service Account", pod, "/spec/serviceAccountName");
        String node = Json.text(pod, "/spec/nodeName");
        sheet.fact(0, "Node", node.isEmpty() ? "<none>" : node + "/" + Json.text(pod, "/status/hostIP"));
        if (pod.at("/status/startTime").isTextual()) {
            sheet.fact(0, "Start Time", Describing.time(Json.text(pod, "/status/startTime")));
        }
        Describing.labels(sheet, "Labels", Json.map(pod, "/metadata/labels"));
        Describing.annotations(sheet, "Annotations", Json.map(pod, "/metadata/annotations"));
        status(sheet, pod, now);
        sheet.fact(0, "IP", Json.text(pod, "/status/podIP"));
        ips(sheet, pod);
        JsonNode controller = Json.controller(pod);
        if (controller.isObject()) {
            sheet.fact(
                    0,
                    "Controlled By",
                    controller.path("kind").asText() + "/"
                            + controller.path("name").asText());
        }
        containers(sheet, pod);
        conditions(sheet, pod);
        new DescribeContainers(sheet, pod, "").volumes();
        sheet.fact(0, "QoS Class", Json.text(pod, "/status/qosClass"));
        Describing.labels(sheet, "Node-Selectors", Json.map(pod, "/spec/nodeSelector"));
        Describing.tolerations(sheet, "Tolerations", pod.at("/spec/tolerations"));
    }

    private static void optional(Sheet sheet, String title, ObjectNode pod, String pointer) {
        String value = Json.text(pod, pointer);
        if (!value.isEmpty()) {
            sheet.fact(0, title, value);
        }
    }

    private static void status(Sheet sheet, ObjectNode pod, Instant now) {
        String phase = Json.text(pod, "/status/phase");
        if (Json.isDeleting(pod) && !phase.equals("Failed") && !phase.equals("Succeeded")) {
            String since = Age.since(Json.text(pod, "/metadata/deletionTimestamp"), now);
            sheet.fact(0, "Status", "Terminating (lasts " + since + ")");
            sheet.fact(0, "Termination Grace Period", Json.number(pod, "/metadata/deletionGracePeriodSeconds") + "s");
        } else {
            sheet.fact(0, "Status", phase);
        }
        optional(sheet, "Reason", pod, "/status/reason");
        optional(sheet, "Message", pod, "/status/message");
        optional(sheet, "SeccompProfile", pod, "/spec/securityContext/seccompProfile/type");
    }

    private static void ips(Sheet sheet, ObjectNode pod) {
        JsonNode ips = pod.at("/status/podIPs");
        if (ips.isEmpty()) {
            sheet.fact(0, "IPs", "<none>");
            return;
        }
        sheet.line(0, "IPs:");
        ips.forEach(ip -> sheet.fact(1, "IP", ip.path("ip").asText()));
    }

    private static void containers(Sheet sheet, ObjectNode pod) {
        DescribeContainers containers = new DescribeContainers(sheet, pod, "");
        if (!pod.at("/spec/initContainers").isEmpty()) {
            containers.print("Init Containers", "initContainers", "initContainerStatuses");
        }
        containers.print("Containers", "containers", "containerStatuses");
        if (!pod.at("/spec/ephemeralContainers").isEmpty()) {
            containers.print("Ephemeral Containers", "ephemeralContainers", "ephemeralContainerStatuses");
        }
    }

    private static void conditions(Sheet sheet, ObjectNode pod) {
        JsonNode conditions = pod.at("/status/conditions");
        if (!conditions.isEmpty()) {
            sheet.line(0, "Conditions:").line(1, "Type\tStatus");
            conditions.forEach(condition -> sheet.line(
                    1,
                    condition.path("type").asText() + " \t"
                            + condition.path("status").asText() + " "));
        }
    }
}
