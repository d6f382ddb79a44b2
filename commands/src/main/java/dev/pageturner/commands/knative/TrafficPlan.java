package dev.pageturner.commands.knative;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Change;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.Fingerprint;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.change.Plan;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.ApiResource;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Selection;
import dev.pageturner.commands.print.Age;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * From which revision all traffic goes to which.
 *
 * @param target null when there is none
 * @param refusal why it is not done; null when it may be
 */
record TrafficPlan(
        ObjectNode service,
        Traffic now,
        @Nullable ObjectNode target,
        @Nullable String refusal) implements Plan {
    static final ApiResource SERVICES = resource("services", "service", "Service", "ksvc");
    static final ApiResource REVISIONS = resource("revisions", "revision", "Revision", "rev");

    private static ApiResource resource(String plural, String singular, String kind, String shortName) {
        return new ApiResource(
                "serving.knative.dev",
                "v1",
                plural,
                singular,
                kind,
                true,
                List.of(shortName),
                List.of(),
                Set.of("status"));
    }

    /** @throws ApiException when there is no such service */
    static TrafficPlan make(Invocation invocation, Cluster cluster) {
        String namespace = invocation.argument("namespace", cluster.defaultNamespace());
        String name = invocation.argument("service", "").replaceFirst("^[^/]*/", "");
        ObjectNode service = cluster.get(SERVICES, namespace, name);
        List<ObjectNode> revisions = cluster.list(
                        REVISIONS, namespace, Selection.labels("serving.knative.dev/service=" + name))
                .items();
        Traffic now = Traffic.of(service);
        String wanted = invocation.argument("to-revision");
        ObjectNode target =
                wanted == null ? Revisions.lastReadyBut(revisions, now.current()) : Revisions.named(revisions, wanted);
        return new TrafficPlan(service, now, target, refusal(now, wanted, target, name));
    }

    private static @Nullable String refusal(
            Traffic now, @Nullable String wanted, @Nullable ObjectNode target, String name) {
        if (target == null) {
            return wanted == null
                    ? "no other revision of service \"" + name + "\" was ever ready"
                    : "unable to find specified revision " + wanted + " in history";
        }
        if (!Revisions.isReady(target)) {
            return "revision " + Json.name(target) + " is not ready: " + Revisions.why(target);
        }
        boolean all = now.current().equals(Json.name(target)) && now.percentOf(Json.name(target)) == 100;
        return all ? "all traffic goes to revision " + Json.name(target) + " already" : null;
    }

    String name() {
        return Json.name(service);
    }

    String namespace() {
        return Json.namespace(service);
    }

    String targetName() {
        return target == null ? "" : Json.name(target);
    }

    /** All traffic to the target; what carries a tag keeps it, without traffic. */
    ObjectNode part() {
        ObjectNode part = Json.object();
        part.withObjectProperty("metadata")
                .put("uid", Json.uid(service))
                .put("resourceVersion", Json.resourceVersion(service));
        ArrayNode traffic = part.withArray("/spec/traffic");
        traffic.addObject()
                .put("revisionName", targetName())
                .put("latestRevision", false)
                .put("percent", 100);
        for (JsonNode tagged : service.at("/spec/traffic")) {
            if (!tagged.path("tag").asText().isEmpty()) {
                ObjectNode kept = tagged.deepCopy();
                traffic.add(kept.put("percent", 0));
            }
        }
        return part;
    }

    @Override
    public String fingerprint() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("uid of service/" + name(), Json.uid(service));
        facts.put("traffic", now.text());
        facts.put("current revision", now.current());
        facts.put("target revision", targetName());
        return Fingerprint.of(facts);
    }

    @Override
    public Preview preview(Invocation invocation, CommandContext context) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Namespace", namespace());
        facts.put("Traffic now", now.text());
        if (target != null) {
            facts.put(
                    "Target revision",
                    targetName() + ", made "
                            + Age.since(
                                    Json.text(target, "/metadata/creationTimestamp"),
                                    context.clock().instant())
                            + " ago");
            facts.put("Target images", Revisions.images(target).collect(Collectors.joining(", ")));
        }
        Change change =
                new Change("services", namespace(), name(), "traffic", now.text() + "\n-> " + targetName() + " 100 %");
        return new Preview(
                invocation.command(),
                "service/" + name(),
                invocation.arguments(),
                Risk.HIGH,
                refusal == null,
                refusal,
                List.of(),
                facts,
                refusal == null ? List.of(change) : List.of(),
                refusal == null ? fingerprint() : "");
    }
}
