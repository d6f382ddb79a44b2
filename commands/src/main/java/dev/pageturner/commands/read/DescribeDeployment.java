package dev.pageturner.commands.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.print.Sheet;
import dev.pageturner.commands.rollout.History;
import dev.pageturner.commands.rollout.Revision;
import java.util.List;
import java.util.stream.Collectors;

/** Describes a Deployment. */
final class DescribeDeployment {
    private DescribeDeployment() {}

    static void print(Sheet sheet, ObjectNode deployment, History history) {
        sheet.fact(0, "Name", Json.name(deployment)).fact(0, "Namespace", Json.namespace(deployment));
        sheet.fact(0, "CreationTimestamp", Describing.time(Json.text(deployment, "/metadata/creationTimestamp")));
        Describing.labels(sheet, "Labels", Json.map(deployment, "/metadata/labels"));
        Describing.annotations(sheet, "Annotations", Json.map(deployment, "/metadata/annotations"));
        sheet.fact(0, "Selector", dev.pageturner.commands.cluster.Selectors.text(deployment.at("/spec/selector")));
        sheet.fact(
                0,
                "Replicas",
                Json.number(deployment, "/spec/replicas", 1) + " desired | "
                        + Json.number(deployment, "/status/updatedReplicas") + " updated | "
                        + Json.number(deployment, "/status/replicas") + " total | "
                        + Json.number(deployment, "/status/availableReplicas") + " available | "
                        + Json.number(deployment, "/status/unavailableReplicas") + " unavailable");
        sheet.fact(0, "StrategyType", Json.text(deployment, "/spec/strategy/type"));
        sheet.fact(0, "MinReadySeconds", Json.number(deployment, "/spec/minReadySeconds"));
        JsonNode rolling = deployment.at("/spec/strategy/rollingUpdate");
        if (rolling.isObject()) {
            sheet.fact(
                    0,
                    "RollingUpdateStrategy",
                    rolling.path("maxUnavailable").asText() + " max unavailable, "
                            + rolling.path("maxSurge").asText() + " max surge");
        }
        PodTemplateText.print(sheet, deployment.at("/spec/template"));
        Describing.conditions(sheet, deployment, "Reason");
        replicaSets(sheet, history);
    }

    private static void replicaSets(Sheet sheet, History history) {
        if (!history.revisions().isEmpty()) {
            List<Revision> old = history.revisions().stream()
                    .filter(revision -> !revision.equals(history.current()))
                    .toList();
            sheet.fact(0, "OldReplicaSets", said(old));
            Revision current = history.current();
            sheet.fact(0, "NewReplicaSet", said(current == null ? List.of() : List.of(current)));
        }
    }

    private static String said(List<Revision> revisions) {
        return Describing.orNone(revisions.stream()
                .map(revision -> Json.name(revision.object()) + " ("
                        + Json.number(revision.object(), "/status/replicas") + "/"
                        + Json.number(revision.object(), "/spec/replicas") + " replicas created)")
                .collect(Collectors.joining(", ")));
    }
}
