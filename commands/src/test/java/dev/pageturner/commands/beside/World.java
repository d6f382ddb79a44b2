package dev.pageturner.commands.beside;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.ApiResource;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Deletion;
import dev.pageturner.commands.cluster.FakeCluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Patch;
import dev.pageturner.commands.cluster.Resources;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Objects put up as they are written, statuses too: the controllers are stopped meanwhile. In the texts NODE and NS stand for
 * the side's own, and {@code UID:name} for the UID of an object put up before.
 */
class World {
    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES, JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .build();

    /** @param status empty: as the server makes it */
    private record Thing(ApiResource resource, String body, String status) {}

    private final List<Thing> things = new ArrayList<>();
    private final Map<String, Integer> deleted = new TreeMap<>();
    private boolean terminating;

    World with(ApiResource resource, String body, String status) {
        things.add(new Thing(resource, body, status));
        return this;
    }

    /** That pod was asked to stop, without any grace, so many seconds ago, and has not. */
    World deleted(String pod, int secondsAgo) {
        deleted.put(pod, secondsAgo);
        return this;
    }

    /** The namespace itself is being deleted. */
    World terminating() {
        terminating = true;
        return this;
    }

    boolean isTerminating() {
        return terminating;
    }

    void stand(Cluster cluster, Side side) {
        make(cluster, side);
        things.stream()
                .filter(thing -> !thing.resource.equals(Resources.PODS))
                .forEach(thing -> setStatus(cluster, thing, side));
        if (terminating) {
            cluster.delete(Resources.NAMESPACES, "", side.name(), Deletion.DEFAULT);
        }
    }

    private void make(Cluster cluster, Side side) {
        Map<String, String> uids = new TreeMap<>();
        for (Thing thing : things) {
            ObjectNode made = cluster.create(thing.resource, namespace(thing, side), body(thing, side, uids), false);
            uids.put("UID:" + Json.name(made), Json.uid(made));
        }
    }

    /** As it settles on a real cluster. */
    void stand(FakeCluster fake, Side side) {
        make(fake, side);
        for (Thing thing : things) {
            if (!thing.status.isEmpty()) {
                setStatus(fake, thing, side);
            } else if (thing.resource.equals(Resources.PODS)) {
                setStatus(fake, new Thing(thing.resource, thing.body, "phase: 'Running'"), side);
            }
        }
        deleted.forEach((pod, ago) -> fake.change(
                Resources.PODS, side.name(), pod + "-" + side.mark(), object -> object.withObject("/metadata")
                        .put(
                                "deletionTimestamp",
                                Clock.systemUTC()
                                        .instant()
                                        .minusSeconds(ago)
                                        .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                                        .toString())));
    }

    private static ObjectNode body(Thing thing, Side side, Map<String, String> uids) {
        String text = side.fill(thing.body);
        for (Map.Entry<String, String> uid : uids.entrySet()) {
            text = text.replace(uid.getKey() + "'", uid.getValue() + "'");
        }
        ObjectNode body = (ObjectNode) parse(text);
        return body.put("apiVersion", thing.resource.apiVersion()).put("kind", thing.resource.kind());
    }

    private static JsonNode parse(String text) {
        try {
            return LENIENT.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static String namespace(Thing thing, Side side) {
        return thing.resource.namespaced() ? side.name() : "";
    }

    private static String name(Thing thing, Side side) {
        return Json.name(parse(side.fill(thing.body)));
    }

    private static void setStatus(Cluster cluster, Thing thing, Side side) {
        if (!thing.status.isEmpty()) {
            ObjectNode part = Json.object();
            part.set("status", parse("{" + thing.status + "}"));
            cluster.patch(
                    thing.resource,
                    namespace(thing, side),
                    name(thing, side),
                    Patch.merge(part).on("status"));
        }
    }

    /** Pods run, and then have ended or are being deleted, as it is written. */
    boolean isSettled(Cluster cluster, Side side) {
        boolean settled = true;
        for (Thing thing : things) {
            if (thing.resource.equals(Resources.PODS)) {
                settled &= isSettled(cluster, side, thing);
            }
        }
        return settled;
    }

    private boolean isSettled(Cluster cluster, Side side, Thing thing) {
        String name = name(thing, side);
        ObjectNode pod = cluster.get(Resources.PODS, side.name(), name);
        String phase = Json.text(pod, "/status/phase");
        String wanted = parse("{" + thing.status + "}").path("phase").asText("Running");
        if (phase.equals("Pending")) {
            return false;
        }
        if (!phase.equals(wanted)) {
            setStatus(cluster, thing, side);
            return false;
        }
        Integer ago = deleted.get(side.plain(name));
        if (ago != null && !Json.isDeleting(pod)) {
            cluster.delete(Resources.PODS, side.name(), name, Deletion.ofUid(Json.uid(pod), 0));
            return false;
        }
        return ago == null
                || !deletion(pod).plusSeconds(ago).isAfter(Clock.systemUTC().instant());
    }

    private static Instant deletion(ObjectNode pod) {
        return Instant.parse(Json.text(pod, "/metadata/deletionTimestamp"));
    }

    /** What matters of each object, or that it is gone. */
    Map<String, String> look(Cluster cluster, Side side) {
        Map<String, String> seen = new TreeMap<>();
        for (Thing thing : things) {
            String name = name(thing, side);
            String what = thing.resource.singular() + "/" + name;
            seen.put(
                    side.plain(what),
                    cluster.find(thing.resource, namespace(thing, side), name)
                            .map(object -> side.plain(facts(object)))
                            .orElse("gone"));
        }
        return seen;
    }

    private static String facts(ObjectNode object) {
        ObjectNode facts = Json.object();
        facts.set("spec", object.path("spec"));
        facts.set("data", object.path("data"));
        facts.set("annotations", object.at("/metadata/annotations"));
        facts.set("labels", object.at("/metadata/labels"));
        facts.set("generation", object.at("/metadata/generation"));
        facts.put("deleting", Json.isDeleting(object));
        return facts.toString();
    }

    void clear(Cluster cluster, Side side) {
        for (Thing thing : things) {
            try {
                remove(cluster, thing, side);
            } catch (ApiException e) {
                if (!e.isNotFound()) {
                    throw e;
                }
            }
        }
    }

    private static void remove(Cluster cluster, Thing thing, Side side) {
        String namespace = namespace(thing, side);
        String name = name(thing, side);
        if (cluster.get(thing.resource, namespace, name)
                .at("/metadata/finalizers")
                .isArray()) {
            ObjectNode part = Json.object();
            part.putObject("metadata").putNull("finalizers");
            cluster.patch(thing.resource, namespace, name, Patch.merge(part));
        }
        cluster.delete(thing.resource, namespace, name, new Deletion(null, 0, "Background", false));
    }
}
