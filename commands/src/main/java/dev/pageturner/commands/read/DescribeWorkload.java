package dev.pageturner.commands.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Selectors;
import dev.pageturner.commands.print.Sheet;
import java.util.List;

/** Describes what keeps pods running, besides Deployments. */
final class DescribeWorkload {
    private static final String NO_CLAIMS = "<none>";

    private DescribeWorkload() {}

    /** @param pods those that it owns */
    static void replicaSet(Sheet sheet, ObjectNode set, List<ObjectNode> pods) {
        named(sheet, set);
        sheet.fact(0, "Selector", Selectors.text(set.at("/spec/selector")));
        labelled(sheet, set);
        Describing.controlledBy(sheet, set);
        sheet.fact(
                0,
                "Replicas",
                Json.number(set, "/status/replicas") + " current / " + Json.number(set, "/spec/replicas", 1)
                        + " desired");
        statuses(sheet, pods);
        PodTemplateText.print(sheet, set.at("/spec/template"));
        Describing.conditions(sheet, set, "Reason");
    }

    static void daemonSet(Sheet sheet, ObjectNode set, List<ObjectNode> pods) {
        named(sheet, set);
        sheet.fact(0, "Selector", Selectors.text(set.at("/spec/selector")));
        sheet.fact(0, "Node-Selector", Describing.orNone(Selectors.equal(set.at("/spec/template/spec/nodeSelector"))));
        labelled(sheet, set);
        sheet.fact(0, "Desired Number of Nodes Scheduled", Json.number(set, "/status/desiredNumberScheduled"));
        sheet.fact(0, "Current Number of Nodes Scheduled", Json.number(set, "/status/currentNumberScheduled"));
        sheet.fact(
                0,
                "Number of Nodes Scheduled with Up-to-date Pods",
                Json.number(set, "/status/updatedNumberScheduled"));
        sheet.fact(0, "Number of Nodes Scheduled with Available Pods", Json.number(set, "/status/numberAvailable"));
        sheet.fact(0, "Number of Nodes Misscheduled", Json.number(set, "/status/numberMisscheduled"));
        statuses(sheet, pods);
        PodTemplateText.print(sheet, set.at("/spec/template"));
    }

    static void statefulSet(Sheet sheet, ObjectNode set, List<ObjectNode> pods) {
        named(sheet, set);
        sheet.fact(0, "CreationTimestamp", Describing.time(Json.text(set, "/metadata/creationTimestamp")));
        sheet.fact(0, "Selector", Selectors.text(set.at("/spec/selector")));
        labelled(sheet, set);
        sheet.fact(
                0,
                "Replicas",
                Json.number(set, "/spec/replicas", 1) + " desired | " + Json.number(set, "/status/replicas")
                        + " total");
        sheet.fact(0, "Update Strategy", Json.text(set, "/spec/updateStrategy/type"));
        JsonNode rolling = set.at("/spec/updateStrategy/rollingUpdate");
        if (rolling.isObject() && rolling.has("partition")) {
            sheet.fact(1, "Partition", rolling.path("partition").asLong());
        }
        statuses(sheet, pods);
        PodTemplateText.print(sheet, set.at("/spec/template"));
        claims(sheet, set.at("/spec/volumeClaimTemplates"));
    }

    private static void claims(Sheet sheet, JsonNode claims) {
        if (claims.isEmpty()) {
            sheet.fact(0, "Volume Claims", NO_CLAIMS);
            return;
        }
        sheet.line(0, "Volume Claims:");
        for (JsonNode claim : claims) {
            sheet.fact(1, "Name", Json.name(claim));
            sheet.fact(1, "StorageClass", Json.text(claim, "/spec/storageClassName"));
            Describing.labels(sheet, "  Labels", Json.map(claim, "/metadata/labels"));
            Describing.annotations(sheet, "  Annotations", Json.map(claim, "/metadata/annotations"));
            sheet.fact(1, "Capacity", Json.text(claim, "/spec/resources/requests/storage"));
            sheet.fact(1, "Access Modes", Describing.listed(claim.at("/spec/accessModes")));
        }
    }

    static void named(Sheet sheet, ObjectNode object) {
        sheet.fact(0, "Name", Json.name(object)).fact(0, "Namespace", Json.namespace(object));
    }

    static void labelled(Sheet sheet, ObjectNode object) {
        Describing.labels(sheet, "Labels", Json.map(object, "/metadata/labels"));
        Describing.annotations(sheet, "Annotations", Json.map(object, "/metadata/annotations"));
    }

    private static void statuses(Sheet sheet, List<ObjectNode> pods) {
        sheet.fact(
                0,
                "Pods Status",
                count(pods, "Running") + " Running / " + count(pods, "Pending") + " Waiting / "
                        + count(pods, "Succeeded") + " Succeeded / " + count(pods, "Failed") + " Failed");
    }

    private static long count(List<ObjectNode> pods, String phase) {
        return pods.stream()
                .filter(pod -> Json.text(pod, "/status/phase").equals(phase))
                .count();
    }
}
