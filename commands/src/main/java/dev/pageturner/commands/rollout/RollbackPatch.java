package dev.pageturner.commands.rollout;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Patch;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The change that puts a revision back, refused by the server when the object is no longer the one that was read. */
final class RollbackPatch {
    /** Kept from the Deployment: they tell of its own life, not of the revision's. */
    private static final Set<String> OWN = Set.of(
            "kubectl.kubernetes.io/last-applied-configuration",
            History.REVISION,
            "deployment.kubernetes.io/revision-history",
            "deployment.kubernetes.io/desired-replicas",
            "deployment.kubernetes.io/max-replicas",
            "deprecated.deployment.rollback.to");

    private RollbackPatch() {}

    static Patch of(Workload workload, Revision target) {
        return workload.kind() == WorkloadKind.DEPLOYMENT
                ? ofDeployment(workload, target)
                : ofControllerRevision(workload, target);
    }

    private static Patch ofDeployment(Workload workload, Revision target) {
        ArrayNode operations = Json.array();
        operations
                .addObject()
                .put("op", "test")
                .put("path", "/metadata/resourceVersion")
                .put("value", Json.resourceVersion(workload.object()));
        operations
                .addObject()
                .put("op", "replace")
                .put("path", "/spec/template")
                .set("value", target.template());
        ObjectNode annotations = Json.object();
        annotations(workload, target).forEach(annotations::put);
        operations
                .addObject()
                // Unlike replace, add also works on an object that has no annotations.
                .put("op", "add")
                .put("path", "/metadata/annotations")
                .set("value", annotations);
        return Patch.json(operations);
    }

    /** What the Deployment's annotations will be. */
    static Map<String, String> annotations(Workload workload, Revision target) {
        Map<String, String> annotations = new TreeMap<>(Json.map(workload.object(), "/metadata/annotations"));
        annotations.keySet().retainAll(OWN);
        target.annotations().forEach((key, value) -> {
            if (!OWN.contains(key)) {
                annotations.put(key, value);
            }
        });
        return annotations;
    }

    private static Patch ofControllerRevision(Workload workload, Revision target) {
        ObjectNode part = target.data().deepCopy();
        part.withObject("/metadata").put("resourceVersion", Json.resourceVersion(workload.object()));
        return Patch.strategic(part);
    }
}
