package dev.pageturner.bot.rehearsal.cluster.controllers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.Events;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.cluster.store.Names;
import dev.pageturner.bot.rehearsal.cluster.store.ObjectStore;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceTypes;
import dev.pageturner.bot.rehearsal.cluster.store.Times;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rolls Deployments out, generation by generation, one ReplicaSet for each template. */
final class Deployments implements Controller {
    private static final String COMPONENT = "deployment-controller";

    private final ObjectStore store;
    private final Events events;
    private final DeploymentStatus status;

    Deployments(ObjectStore store, Events events) {
        this.store = store;
        this.events = events;
        this.status = new DeploymentStatus(store);
    }

    @Override
    public void tick() {
        for (ObjectNode deployment : store.list(ResourceTypes.DEPLOYMENTS, "")) {
            if (Json.deleting(deployment)) {
                continue;
            }
            Pods.adopt(store, ResourceTypes.REPLICA_SETS, ResourceTypes.DEPLOYMENTS, deployment);
            sync(deployment);
        }
    }

    private List<ObjectNode> sets(ObjectNode deployment) {
        return store.list(
                ResourceTypes.REPLICA_SETS, Json.namespace(deployment), s -> Json.controlledBy(s, deployment));
    }

    private void sync(ObjectNode deployment) {
        boolean paused = Json.at(deployment, "spec", "paused").asBoolean();
        Rollout rollout = Rollout.of(deployment, sets(deployment));
        if (rollout.newest() == null && !paused) {
            create(deployment, rollout);
            rollout = refreshed(deployment);
        }
        ObjectNode newest = rollout.newest();
        if (newest != null && !paused) {
            Revisions.sync(store, deployment, newest, rollout.all());
            rollout = refreshed(deployment);
        }
        if (paused || rollout.resized()) {
            resize(rollout);
        } else {
            roll(rollout);
        }
        rollout = refreshed(deployment);
        status.update(rollout);
        if (rollout.complete()) {
            forget(rollout);
        }
    }

    private Rollout refreshed(ObjectNode deployment) {
        ObjectNode now = store.get(ResourceTypes.DEPLOYMENTS, Json.namespace(deployment), Json.name(deployment));
        return Rollout.of(now, sets(now));
    }

    private void create(ObjectNode deployment, Rollout rollout) {
        ObjectNode template = (ObjectNode) Revisions.withoutHash(Json.at(deployment, "spec", "template"));
        String hash = Names.hash(template);
        ObjectNode set = Json.object();
        ObjectNode metadata = set.putObject("metadata");
        metadata.put("name", Json.name(deployment) + "-" + hash).put("namespace", Json.namespace(deployment));
        metadata.set("labels", Json.at(template, "metadata", "labels").deepCopy());
        Json.child(metadata, "labels").put(Revisions.HASH, hash);
        Pods.own(set, ResourceTypes.DEPLOYMENTS, deployment);
        Json.child(template, "metadata", "labels").put(Revisions.HASH, hash);
        ObjectNode spec = set.putObject("spec");
        int replicas = rollout.recreates() && rollout.olderReplicas() > 0 ? 0 : rollout.roomForNew(0);
        spec.put("replicas", replicas).put("minReadySeconds", rollout.minReadySeconds());
        spec.set("selector", Json.at(deployment, "spec", "selector").deepCopy());
        Json.child(spec, "selector", "matchLabels").put(Revisions.HASH, hash);
        spec.set("template", template);
        if (store.find(ResourceTypes.REPLICA_SETS, Json.namespace(deployment), Json.text(metadata, "name"))
                .isPresent()) {
            return;
        }
        ObjectNode created = store.create(ResourceTypes.REPLICA_SETS, set, false);
        annotate(created, rollout);
        if (replicas > 0) {
            report(deployment, created, 0, replicas);
        }
    }

    private void roll(Rollout rollout) {
        ObjectNode newest = rollout.newest();
        if (newest == null) {
            return;
        }
        if (rollout.recreates()) {
            rollout.older().forEach(set -> scale(rollout, set, 0));
            if (rollout.older().stream().noneMatch(this::hasPods)) {
                scale(rollout, newest, rollout.wanted());
            }
            return;
        }
        int room = Rollout.replicas(newest) > rollout.wanted()
                ? rollout.wanted()
                : rollout.roomForNew(Rollout.replicas(newest));
        if (room != Rollout.replicas(newest)) {
            scale(rollout, newest, room);
        } else {
            scaleDownOlder(rollout, newest);
        }
    }

    private boolean hasPods(ObjectNode set) {
        return !Pods.of(store, ResourceTypes.REPLICA_SETS, set).isEmpty();
    }

    private void scaleDownOlder(Rollout rollout, ObjectNode newest) {
        int newUnavailable = Rollout.replicas(newest) - Json.number(newest, 0, "status", "availableReplicas");
        int budget = rollout.replicasOfAll() - rollout.minAvailable() - newUnavailable;
        if (budget <= 0 || rollout.observing()) {
            return;
        }
        List<ObjectNode> older = new ArrayList<>(rollout.older());
        older.sort(Comparator.comparing(s -> Times.at(s, "metadata", "creationTimestamp")));
        int cleaned = 0;
        for (ObjectNode set : older) {
            // Pods that are unhealthy anyway go first: they cost no availability.
            int unhealthy = Rollout.replicas(set) - Json.number(set, 0, "status", "availableReplicas");
            int go = Math.min(budget - cleaned, unhealthy);
            if (go > 0) {
                scale(rollout, set, Rollout.replicas(set) - go);
                cleaned += go;
            }
        }
        int spare = rollout.availableOfAll() - rollout.minAvailable();
        for (ObjectNode set : older) {
            int left = Rollout.replicas(store.get(ResourceTypes.REPLICA_SETS, Json.namespace(set), Json.name(set)));
            int go = Math.min(spare, left);
            if (go > 0) {
                scale(rollout, set, left - go);
                spare -= go;
            }
        }
    }

    /** Another number of replicas, not another template: during a rollout every ReplicaSet gets its share. */
    private void resize(Rollout rollout) {
        List<ObjectNode> active =
                rollout.all().stream().filter(s -> Rollout.replicas(s) > 0).toList();
        ObjectNode newest = rollout.newest();
        if (active.size() <= 1) {
            ObjectNode only = active.isEmpty() ? newest : active.get(0);
            if (only != null) {
                scale(rollout, only, rollout.wanted());
            }
            return;
        }
        int target = rollout.wanted() > 0 ? rollout.wanted() + rollout.maxSurge() : 0;
        int total = rollout.replicasOfAll();
        int left = target - total;
        List<ObjectNode> largestFirst = new ArrayList<>(active);
        largestFirst.sort(Comparator.comparingInt(Rollout::replicas).reversed());
        for (ObjectNode set : largestFirst) {
            int share = (int) Math.round((double) Rollout.replicas(set) * (target - total) / total);
            int change = left > 0 ? Math.min(share, left) : Math.max(share, left);
            left -= change;
            scale(rollout, set, Math.max(0, Rollout.replicas(set) + change));
        }
        if (left != 0) {
            ObjectNode first = largestFirst.get(0);
            int now = Rollout.replicas(store.get(ResourceTypes.REPLICA_SETS, Json.namespace(first), Json.name(first)));
            scale(rollout, first, Math.max(0, now + left));
        }
    }

    private void scale(Rollout rollout, ObjectNode set, int replicas) {
        int before = Rollout.replicas(set);
        annotate(set, rollout);
        if (before != replicas) {
            store.edit(
                    ResourceTypes.REPLICA_SETS, set, s -> Json.child(s, "spec").put("replicas", replicas));
            report(rollout.deployment(), set, before, replicas);
        }
    }

    private void annotate(ObjectNode set, Rollout rollout) {
        store.edit(ResourceTypes.REPLICA_SETS, set, s -> {
            ObjectNode annotations = Json.child(s, "metadata", "annotations");
            annotations.put(Revisions.DESIRED, Integer.toString(rollout.wanted()));
            annotations.put(Revisions.MAX, Integer.toString(rollout.wanted() + rollout.maxSurge()));
        });
    }

    private void report(ObjectNode deployment, ObjectNode set, int from, int to) {
        events.normal(
                deployment,
                COMPONENT,
                "ScalingReplicaSet",
                "Scaled " + (to > from ? "up" : "down") + " replica set " + Json.name(set) + " from " + from + " to "
                        + to);
    }

    private void forget(Rollout rollout) {
        @Nullable ObjectNode newest = rollout.newest();
        List<ObjectNode> old = rollout.all().stream()
                .filter(s -> newest == null || !Json.uid(s).equals(Json.uid(newest)))
                .filter(s -> Rollout.replicas(s) == 0 && Json.number(s, 0, "status", "replicas") == 0)
                .sorted(Comparator.comparingLong(Revisions::of))
                .toList();
        int limit = Json.number(rollout.deployment(), 10, "spec", "revisionHistoryLimit");
        old.stream()
                .limit(Math.max(0, old.size() - limit))
                .forEach(s -> store.delete(ResourceTypes.REPLICA_SETS, s, 0, false));
    }
}
