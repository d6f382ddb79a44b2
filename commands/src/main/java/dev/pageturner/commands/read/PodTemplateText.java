package dev.pageturner.commands.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.print.Sheet;
import dev.pageturner.commands.rollout.Revision;

/** A pod template as describe and rollout history show it. */
final class PodTemplateText {
    private PodTemplateText() {}

    static String print(Revision revision) {
        boolean ofReplicaSet = revision.object().at("/spec/template").isObject();
        ObjectNode template = ofReplicaSet
                ? revision.object().at("/spec/template").deepCopy()
                : revision.template().deepCopy();
        String cause = revision.changeCause();
        // As in kubectl, which shows the cause of a ControllerRevision in the list only.
        if (ofReplicaSet && cause != null && !cause.isEmpty()) {
            template.withObject("/metadata/annotations").put("kubernetes.io/change-cause", cause);
        }
        Sheet sheet = new Sheet();
        print(sheet, template);
        return sheet.print();
    }

    static void print(Sheet sheet, JsonNode template) {
        sheet.line(0, "Pod Template:");
        Describing.labels(sheet, "  Labels", Json.map(template, "/metadata/labels"));
        if (!template.at("/metadata/annotations").isEmpty()) {
            Describing.annotations(sheet, "  Annotations", Json.map(template, "/metadata/annotations"));
        }
        String account = Json.text(template, "/spec/serviceAccountName");
        if (!account.isEmpty()) {
            sheet.fact(1, "Service Account", account);
        }
        DescribeContainers containers = new DescribeContainers(sheet, template, "  ");
        if (!template.at("/spec/initContainers").isEmpty()) {
            containers.print("Init Containers", "initContainers", "");
        }
        containers.print("Containers", "containers", "");
        containers.volumes();
        String priority = Json.text(template, "/spec/priorityClassName");
        if (!priority.isEmpty()) {
            sheet.fact(1, "Priority Class Name", priority);
        }
        Describing.labels(sheet, "  Node-Selectors", Json.map(template, "/spec/nodeSelector"));
        Describing.tolerations(sheet, "  Tolerations", template.at("/spec/tolerations"));
    }
}
