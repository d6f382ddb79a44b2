package dev.pageturner.bot.rehearsal.cluster.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.Names;
import dev.pageturner.bot.rehearsal.cluster.store.ObjectStore;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceType;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceTypes;
import java.util.Comparator;
import java.util.List;

/** ControllerRevisions: the history of StatefulSets and DaemonSets. */
final class Histories {
    private final ObjectStore store;
    private final ResourceType type;

    Histories(ObjectStore store, ResourceType type) {
        this.store = store;
        this.type = type;
    }

    /** The revision of the present template, made or renumbered when it is not the newest one. */
    ObjectNode current(ObjectNode owner) {
        ObjectNode data = data(owner);
        List<ObjectNode> revisions = of(owner);
        long highest = revisions.stream()
                .mapToLong(r -> r.path("revision").asLong())
                .max()
                .orElse(0);
        for (ObjectNode revision : revisions) {
            if (revision.path("data").equals(data)) {
                if (revision.path("revision").asLong() < highest) {
                    store.edit(ResourceTypes.CONTROLLER_REVISIONS, revision, r -> r.put("revision", (int) highest + 1));
                }
                return revision;
            }
        }
        return create(owner, data, (int) highest + 1);
    }

    List<ObjectNode> of(ObjectNode owner) {
        return store
                .list(ResourceTypes.CONTROLLER_REVISIONS, Json.namespace(owner), r -> Json.controlledBy(r, owner))
                .stream()
                .sorted(Comparator.comparingLong(r -> r.path("revision").asLong()))
                .toList();
    }

    /** Forgets the oldest revisions over the limit that no pod uses. */
    void trim(ObjectNode owner, List<String> used) {
        List<ObjectNode> old =
                of(owner).stream().filter(r -> !used.contains(hash(r))).toList();
        int limit = Json.number(owner, 10, "spec", "revisionHistoryLimit");
        old.stream()
                .limit(Math.max(0, old.size() - limit))
                .forEach(r -> store.delete(ResourceTypes.CONTROLLER_REVISIONS, r, 0, false));
    }

    static String hash(JsonNode revision) {
        return Json.text(revision, "metadata", "labels", "controller-revision-hash");
    }

    private ObjectNode create(ObjectNode owner, ObjectNode data, int number) {
        String hash = Names.hash(data);
        ObjectNode revision = Json.object();
        ObjectNode metadata = revision.putObject("metadata");
        metadata.put("name", Json.name(owner) + "-" + hash).put("namespace", Json.namespace(owner));
        ObjectNode labels = metadata.putObject("labels");
        Json.texts(owner, "spec", "selector", "matchLabels").forEach(labels::put);
        // StatefulSets label their pods with the revision's whole name, DaemonSets with the hash alone.
        labels.put("controller-revision-hash", type == ResourceTypes.STATEFUL_SETS ? Json.name(revision) : hash);
        Json.texts(owner, "metadata", "annotations").forEach((k, v) -> {
            if (!k.startsWith("kubectl.kubernetes.io/last-applied")) {
                Json.child(metadata, "annotations").put(k, v);
            }
        });
        Pods.own(revision, type, owner);
        revision.set("data", data);
        revision.put("revision", number);
        return store.create(ResourceTypes.CONTROLLER_REVISIONS, revision, false);
    }

    private static ObjectNode data(ObjectNode owner) {
        ObjectNode template = Json.at(owner, "spec", "template").deepCopy();
        template.put("$patch", "replace");
        ObjectNode data = Json.object();
        data.putObject("spec").set("template", template);
        return data;
    }
}
