package dev.pageturner.commands.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a workload's history.
 *
 * @param object the ReplicaSet or ControllerRevision that keeps it
 * @param template the pod template, without the controller's label
 */
public record Revision(long number, ObjectNode object, ObjectNode template) {
    private static final String CHANGE_CAUSE = "kubernetes.io/change-cause";

    String name() {
        return Json.name(object);
    }

    String uid() {
        return Json.uid(object);
    }

    String created() {
        return Json.text(object, "/metadata/creationTimestamp");
    }

    Map<String, String> annotations() {
        return Json.map(object, "/metadata/annotations");
    }

    public @Nullable String changeCause() {
        return annotations().get(CHANGE_CAUSE);
    }

    /** The part of the workload that a ControllerRevision puts back. */
    JsonNode data() {
        return object.path("data");
    }
}
