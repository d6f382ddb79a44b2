package dev.pageturner.commands.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Selectors;

/** One Deployment, StatefulSet or DaemonSet as it was read. */
public record Workload(WorkloadKind kind, ObjectNode object) {
    public String name() {
        return Json.name(object);
    }

    public String namespace() {
        return Json.namespace(object);
    }

    /** As in {@code deployment/web}. */
    public String target() {
        return kind.resource().singular() + "/" + name();
    }

    /** As kubectl prints it: {@code deployment.apps/web}. */
    String printed() {
        return kind.resource().named(name());
    }

    /** As it is now. */
    Workload readAgain(Cluster cluster) {
        return new Workload(kind, cluster.get(kind.resource(), namespace(), name()));
    }

    JsonNode template() {
        return object.at("/spec/template");
    }

    boolean isPaused() {
        return object.at("/spec/paused").asBoolean();
    }

    String labelSelector() {
        return Selectors.text(object.at("/spec/selector"));
    }

    /** True when the controller has seen the newest spec. */
    boolean isObserved() {
        return Json.number(object, "/metadata/generation") <= Json.number(object, "/status/observedGeneration");
    }
}
