package dev.pageturner.commands.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.print.Sheet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Describes a node and what runs on it. */
final class DescribeNode {
    private static final String ROLE = "node-role.kubernetes.io/";

    private static final List<String> SYSTEM_INFO = List.of(
            "Machine ID=machineID",
            "System UUID=systemUUID",
            "Boot ID=bootID",
            "Kernel Version=kernelVersion",
            "OS Image=osImage",
            "Operating System=operatingSystem",
            "Architecture=architecture",
            "Container Runtime Version=containerRuntimeVersion",
            "Kubelet Version=kubeletVersion");

    private DescribeNode() {}

    /** @param pods on the node that have not ended */
    static void print(Sheet sheet, ObjectNode node, Lease lease, List<ObjectNode> pods, Instant now) {
        sheet.fact(0, "Name", Json.name(node)).fact(0, "Roles", roles(node));
        Describing.labels(sheet, "Labels", Json.map(node, "/metadata/labels"));
        Describing.annotations(sheet, "Annotations", Json.map(node, "/metadata/annotations"));
        sheet.fact(0, "CreationTimestamp", Describing.time(Json.text(node, "/metadata/creationTimestamp")));
        taints(sheet, node);
        sheet.fact(0, "Unschedulable", node.at("/spec/unschedulable").asBoolean());
        lease.print(sheet);
        conditions(sheet, node);
        sheet.line(0, "Addresses:");
        node.at("/status/addresses")
                .forEach(address -> sheet.fact(
                        1,
                        address.path("type").asText(),
                        address.path("address").asText()));
        resources(sheet, "Capacity", Json.map(node, "/status/capacity"));
        resources(sheet, "Allocatable", Json.map(node, "/status/allocatable"));
        sheet.line(0, "System Info:");
        for (String fact : SYSTEM_INFO) {
            int equals = fact.indexOf('=');
            sheet.fact(
                    1,
                    fact.substring(0, equals),
                    node.at("/status/nodeInfo/" + fact.substring(equals + 1)).asText());
        }
        cidrs(sheet, node);
        NodePods.print(sheet, node, pods, now);
    }

    private static String roles(ObjectNode node) {
        List<String> roles = new ArrayList<>();
        Json.map(node, "/metadata/labels").forEach((label, value) -> {
            if (label.startsWith(ROLE) && label.length() > ROLE.length()) {
                roles.add(label.substring(ROLE.length()));
            } else if (label.equals("kubernetes.io/role") && !value.isEmpty()) {
                roles.add(value);
            }
        });
        return Describing.orNone(
                String.join(",", roles.stream().sorted().distinct().toList()));
    }

    private static void taints(Sheet sheet, ObjectNode node) {
        Map<String, String> sorted = new TreeMap<>();
        for (JsonNode taint : node.at("/spec/taints")) {
            String key = taint.path("key").asText();
            String value = taint.path("value").asText();
            String effect = taint.path("effect").asText();
            sorted.put(effect + "," + key, key + (value.isEmpty() ? "" : "=" + value) + ":" + effect);
        }
        Describing.many(sheet, "Taints", new ArrayList<>(sorted.values()));
    }

    private static void conditions(Sheet sheet, ObjectNode node) {
        JsonNode conditions = node.at("/status/conditions");
        if (conditions.isEmpty()) {
            return;
        }
        sheet.line(0, "Conditions:").line(1, "Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage");
        sheet.line(1, "----\t------\t-----------------\t------------------\t------\t-------");
        conditions.forEach(condition -> sheet.line(
                1,
                String.join(
                        " \t",
                        condition.path("type").asText(),
                        condition.path("status").asText(),
                        Describing.time(condition.path("lastHeartbeatTime").asText()),
                        Describing.time(condition.path("lastTransitionTime").asText()),
                        condition.path("reason").asText(),
                        condition.path("message").asText())));
    }

    private static void resources(Sheet sheet, String title, Map<String, String> resources) {
        if (!resources.isEmpty()) {
            sheet.line(0, title + ":");
            new TreeMap<>(resources).forEach((name, value) -> sheet.fact(1, name, value));
        }
    }

    private static void cidrs(Sheet sheet, ObjectNode node) {
        if (!Json.text(node, "/spec/podCIDR").isEmpty()) {
            sheet.fact(0, "PodCIDR", Json.text(node, "/spec/podCIDR"));
            List<String> all = new ArrayList<>();
            node.at("/spec/podCIDRs").forEach(cidr -> all.add(cidr.asText()));
            sheet.fact(0, "PodCIDRs", String.join(",", all));
        }
        if (!Json.text(node, "/spec/providerID").isEmpty()) {
            sheet.fact(0, "ProviderID", Json.text(node, "/spec/providerID"));
        }
    }
}
