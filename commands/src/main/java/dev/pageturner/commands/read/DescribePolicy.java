package dev.pageturner.commands.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Selectors;
import dev.pageturner.commands.print.Sheet;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Describes what decides about the number of pods, and what they keep: budgets, autoscalers, volume claims, settings. */
final class DescribePolicy {
    private DescribePolicy() {}

    static void budget(Sheet sheet, ObjectNode budget) {
        DescribeWorkload.named(sheet, budget);
        String least = Json.text(budget, "/spec/minAvailable");
        String most = Json.text(budget, "/spec/maxUnavailable");
        if (!least.isEmpty()) {
            sheet.fact(0, "Min available", least);
        } else if (!most.isEmpty()) {
            sheet.fact(0, "Max unavailable", most);
        }
        JsonNode selector = budget.at("/spec/selector");
        sheet.fact(0, "Selector", selector.isObject() ? Selectors.text(selector) : "<unset>");
        sheet.line(0, "Status:");
        sheet.fact(2, "Allowed disruptions", Json.number(budget, "/status/disruptionsAllowed"));
        sheet.fact(2, "Current", Json.number(budget, "/status/currentHealthy"));
        sheet.fact(2, "Desired", Json.number(budget, "/status/desiredHealthy"));
        sheet.fact(2, "Total", Json.number(budget, "/status/expectedPods"));
    }

    static void autoscaler(Sheet sheet, ObjectNode scaler) {
        DescribeWorkload.named(sheet, scaler);
        DescribeWorkload.labelled(sheet, scaler);
        sheet.fact(0, "CreationTimestamp", Describing.time(Json.text(scaler, "/metadata/creationTimestamp")));
        JsonNode target = scaler.at("/spec/scaleTargetRef");
        String kind = target.path("kind").asText();
        sheet.fact(0, "Reference", kind + "/" + target.path("name").asText());
        sheet.line(0, "Metrics:\t( current / target )");
        JsonNode current = scaler.at("/status/currentMetrics");
        int index = 0;
        for (JsonNode metric : scaler.at("/spec/metrics")) {
            sheet.line(1, metric(metric, current.path(index++)));
        }
        sheet.fact(
                0,
                "Min replicas",
                scaler.at("/spec/minReplicas").isNumber() ? Json.text(scaler, "/spec/minReplicas") : "<unset>");
        sheet.fact(0, "Max replicas", Json.number(scaler, "/spec/maxReplicas"));
        sheet.fact(
                0,
                kind + " pods",
                Json.number(scaler, "/status/currentReplicas") + " current / "
                        + Json.number(scaler, "/status/desiredReplicas") + " desired");
        Describing.conditions(sheet, scaler, "Reason\tMessage");
    }

    private static String metric(JsonNode metric, JsonNode current) {
        String type = metric.path("type").asText();
        if (!type.equals("Resource")) {
            return "\"" + type + "\" metric:\t" + metric;
        }
        String name = metric.at("/resource/name").asText();
        JsonNode target = metric.at("/resource/target");
        JsonNode now = current.at("/resource/current");
        if (target.has("averageUtilization")) {
            String value = now.has("averageUtilization")
                    ? now.path("averageUtilization").asText() + "% ("
                            + now.path("averageValue").asText() + ")"
                    : "<unknown>";
            return "resource " + name + " on pods  (as a percentage of request):\t" + value + " / "
                    + target.path("averageUtilization").asText() + "%";
        }
        String value = now.has("averageValue") ? now.path("averageValue").asText() : "<unknown>";
        return "resource " + name + " on pods:\t" + value + " / "
                + target.path("averageValue").asText();
    }

    /** @param pods those that mount it */
    static void claim(Sheet sheet, ObjectNode claim, List<ObjectNode> pods) {
        DescribeWorkload.named(sheet, claim);
        sheet.fact(0, "StorageClass", Json.text(claim, "/spec/storageClassName"));
        String deleted = Json.text(claim, "/metadata/deletionTimestamp");
        sheet.fact(0, "Status", deleted.isEmpty() ? Json.text(claim, "/status/phase") : "Terminating");
        sheet.fact(0, "Volume", Json.text(claim, "/spec/volumeName"));
        DescribeWorkload.labelled(sheet, claim);
        sheet.fact(
                0,
                "Finalizers",
                "[" + Describing.listed(claim.at("/metadata/finalizers")).replace(",", " ") + "]");
        boolean bound = !Json.text(claim, "/spec/volumeName").isEmpty();
        sheet.fact(0, "Capacity", bound ? Json.text(claim, "/status/capacity/storage") : "");
        sheet.fact(0, "Access Modes", bound ? modes(claim.at("/status/accessModes")) : "");
        sheet.fact(0, "VolumeMode", Json.text(claim, "/spec/volumeMode"));
        String used = pods.stream().map(Json::name).collect(Collectors.joining("\n"));
        Describing.many(sheet, "Used By", used.isEmpty() ? List.of() : List.of(used.split("\n")));
    }

    private static String modes(JsonNode modes) {
        List<String> shorts = new ArrayList<>();
        modes.forEach(mode -> shorts.add(mode.asText().replaceAll("[a-z]", "")));
        return String.join(",", shorts);
    }

    static void configMap(Sheet sheet, ObjectNode map) {
        DescribeWorkload.named(sheet, map);
        DescribeWorkload.labelled(sheet, map);
        sheet.part().line(0, "").line(0, "Data").line(0, "====");
        Json.map(map, "/data").entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> {
                    sheet.line(0, entry.getKey() + ":").line(0, "----");
                    for (String line : entry.getValue().split("\n", -1)) {
                        sheet.line(0, line.replace("\t", "    "));
                    }
                    sheet.line(0, "");
                });
        sheet.line(0, "").line(0, "BinaryData").line(0, "====");
        map.path("binaryData")
                .properties()
                .forEach(entry -> sheet.line(
                        0,
                        entry.getKey() + ": "
                                + Base64.getDecoder().decode(entry.getValue().asText()).length + " bytes"));
        sheet.line(0, "").part();
    }
}
