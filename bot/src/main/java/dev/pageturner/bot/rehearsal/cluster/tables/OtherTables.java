package dev.pageturner.bot.rehearsal.cluster.tables;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Nodes, services, events and the rest. */
final class OtherTables {
    private OtherTables() {}

    static Columns nodes() {
        return new Columns()
                .add("Name", Cells::name)
                .add("Status", OtherTables::nodeStatus)
                .add("Roles", OtherTables::roles)
                .add("Age", Cells::age)
                .add("Version", (n, now) -> Json.text(n, "status", "nodeInfo", "kubeletVersion"))
                .wide("Internal-IP", (n, now) -> address(n, "InternalIP"))
                .wide("External-IP", (n, now) -> address(n, "ExternalIP"))
                .wide("OS-Image", (n, now) -> info(n, "osImage"))
                .wide("Kernel-Version", (n, now) -> info(n, "kernelVersion"))
                .wide("Container-Runtime", (n, now) -> info(n, "containerRuntimeVersion"));
    }

    private static String info(JsonNode node, String field) {
        return Cells.or(Json.text(node, "status", "nodeInfo", field), "<unknown>");
    }

    private static String address(JsonNode node, String type) {
        return Json.items(node, "status", "addresses").stream()
                .filter(a -> Json.text(a, "type").equals(type))
                .map(a -> Json.text(a, "address"))
                .findFirst()
                .orElse(Cells.NONE);
    }

    private static Object nodeStatus(JsonNode node, Instant now) {
        String ready = Json.text(Json.condition(node, "Ready"), "status");
        String status = ready.equals("True") ? "Ready" : ready.isEmpty() ? "Unknown" : "NotReady";
        return Json.at(node, "spec", "unschedulable").asBoolean() ? status + ",SchedulingDisabled" : status;
    }

    private static Object roles(JsonNode node, Instant now) {
        String prefix = "node-role.kubernetes.io/";
        String roles = Json.texts(node, "metadata", "labels").keySet().stream()
                .filter(k -> k.startsWith(prefix))
                .map(k -> k.substring(prefix.length()))
                .collect(Collectors.joining(","));
        return Cells.or(roles, Cells.NONE);
    }

    static Columns services() {
        return new Columns()
                .add("Name", Cells::name)
                .add("Type", (s, now) -> Json.text(s, "spec", "type"))
                .add("Cluster-IP", (s, now) -> Cells.or(Json.text(s, "spec", "clusterIP"), Cells.NONE))
                .add("External-IP", (s, now) -> Cells.NONE)
                .add("Port(s)", OtherTables::ports)
                .add("Age", Cells::age)
                .wide("Selector", Cells::selector);
    }

    private static Object ports(JsonNode service, Instant now) {
        String ports = Json.items(service, "spec", "ports").stream()
                .map(p -> Json.text(p, "port")
                        + (p.has("nodePort") ? ":" + Json.text(p, "nodePort") : "")
                        + "/"
                        + Cells.or(Json.text(p, "protocol"), "TCP"))
                .collect(Collectors.joining(","));
        return Cells.or(ports, Cells.NONE);
    }

    static Columns events() {
        return new Columns()
                .add("Last Seen", OtherTables::lastSeen)
                .add("Type", (e, now) -> Json.text(e, "type"))
                .add("Reason", (e, now) -> Json.text(e, "reason"))
                .add("Object", OtherTables::object)
                .wide("Subobject", (e, now) -> Json.text(e, "involvedObject", "fieldPath"))
                .wide("Source", OtherTables::source)
                .add("Message", (e, now) -> Json.text(e, "message").strip())
                .wide("First Seen", (e, now) -> Cells.age(Times.at(e, "firstTimestamp"), now))
                .wide("Count", (e, now) -> "" + Json.number(e, 1, "count"))
                .wide("Name", Cells::name);
    }

    private static Object lastSeen(JsonNode event, Instant now) {
        return Cells.age(Times.at(event, "lastTimestamp"), now);
    }

    private static Object object(JsonNode event, Instant now) {
        return Json.text(event, "involvedObject", "kind").toLowerCase(java.util.Locale.ROOT)
                + "/"
                + Json.text(event, "involvedObject", "name");
    }

    private static Object source(JsonNode event, Instant now) {
        String host = Json.text(event, "source", "host");
        String component = Json.text(event, "source", "component");
        return host.isEmpty() ? component : component + ", " + host;
    }

    static Columns configMaps() {
        return new Columns()
                .add("Name", Cells::name)
                .number(
                        "Data",
                        (c, now) -> c.path("data").size() + c.path("binaryData").size())
                .add("Age", Cells::age);
    }

    static Columns secrets() {
        return new Columns()
                .add("Name", Cells::name)
                .add("Type", (s, now) -> Json.text(s, "type"))
                .number("Data", (s, now) -> s.path("data").size())
                .add("Age", Cells::age);
    }

    static Columns namespaces() {
        return new Columns()
                .add("Name", Cells::name)
                .add("Status", (n, now) -> Json.text(n, "status", "phase"))
                .add("Age", Cells::age);
    }

    static Columns budgets() {
        return new Columns()
                .add("Name", Cells::name)
                .add("Min Available", (b, now) -> Cells.or(Json.text(b, "spec", "minAvailable"), "N/A"))
                .add("Max Unavailable", (b, now) -> Cells.or(Json.text(b, "spec", "maxUnavailable"), "N/A"))
                .number("Allowed Disruptions", (b, now) -> Cells.number(b, "status", "disruptionsAllowed"))
                .add("Age", Cells::age);
    }

    static Columns autoscalers() {
        return new Columns()
                .add("Name", Cells::name)
                .add("Reference", OtherTables::reference)
                .add("Targets", OtherTables::targets)
                .add("MinPods", (h, now) -> Json.text(h, "spec", "minReplicas"))
                .add("MaxPods", (h, now) -> Json.text(h, "spec", "maxReplicas"))
                .add("Replicas", (h, now) -> "" + Cells.number(h, "status", "currentReplicas"))
                .add("Age", Cells::age);
    }

    private static Object reference(JsonNode scaler, Instant now) {
        JsonNode target = Json.at(scaler, "spec", "scaleTargetRef");
        return Json.text(target, "kind") + "/" + Json.text(target, "name");
    }

    private static Object targets(JsonNode scaler, Instant now) {
        List<String> targets = new ArrayList<>();
        for (JsonNode metric : Json.items(scaler, "spec", "metrics")) {
            String wanted = Json.text(metric, "resource", "target", "averageUtilization");
            targets.add(Json.text(metric, "resource", "name") + ": <unknown>/" + wanted + "%");
        }
        return targets.isEmpty() ? Cells.NONE : String.join(", ", targets);
    }

    static Columns endpoints() {
        return new Columns()
                .add("Name", Cells::name)
                .add("Endpoints", OtherTables::addresses)
                .add("Age", Cells::age);
    }

    private static Object addresses(JsonNode endpoints, Instant now) {
        List<String> all = new ArrayList<>();
        for (JsonNode subset : Json.items(endpoints, "subsets")) {
            for (JsonNode port : Json.items(subset, "ports")) {
                Json.items(subset, "addresses")
                        .forEach(a -> all.add(Json.text(a, "ip") + ":" + Json.text(port, "port")));
            }
        }
        if (all.isEmpty()) {
            return Cells.NONE;
        }
        String more = all.size() > 3 ? " + " + (all.size() - 3) + " more..." : "";
        return String.join(",", all.subList(0, Math.min(3, all.size()))) + more;
    }

    static Columns revisions() {
        return new Columns()
                .add("Name", Cells::name)
                .add("Controller", (r, now) -> {
                    JsonNode owner = Json.controller(r);
                    return owner.isMissingNode()
                            ? Cells.NONE
                            : Json.text(owner, "kind").toLowerCase(java.util.Locale.ROOT) + ".apps/"
                                    + Json.text(owner, "name");
                })
                .number("Revision", (r, now) -> Cells.number(r, "revision"))
                .add("Age", Cells::age);
    }

    static Columns plain() {
        return new Columns().add("Name", Cells::name).add("Age", Cells::age);
    }
}
