package dev.pageturner.commands.rollout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.FakeCluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import java.util.Optional;

/** Plays the Deployment controller, one step at a time. */
final class FakeRollout {
    static final String NAMESPACE = "shop";

    private final FakeCluster cluster;

    FakeRollout(FakeCluster cluster) {
        this.cluster = cluster;
    }

    void create(String name, String image) {
        ObjectNode body = Json.object();
        body.putObject("metadata").put("name", name);
        ObjectNode spec = body.putObject("spec").put("replicas", 2);
        spec.putObject("selector").putObject("matchLabels").put("app", name);
        ObjectNode template = spec.putObject("template");
        template.putObject("metadata").putObject("labels").put("app", name);
        template.putObject("spec")
                .putArray("containers")
                .addObject()
                .put("name", "app")
                .put("image", image);
        cluster.create(Resources.DEPLOYMENTS, NAMESPACE, body, false);
        observe(name);
        finish(name);
    }

    void setImage(String name, String image) {
        cluster.change(Resources.DEPLOYMENTS, NAMESPACE, name, object -> {
            ((ObjectNode) object.at("/spec/template/spec/containers/0")).put("image", image);
            object.withObject("/metadata").put("generation", Json.number(object, "/metadata/generation") + 1);
        });
    }

    /** The controller sees the spec and gives its template the next revision. */
    void observe(String name) {
        ObjectNode deployment = cluster.get(Resources.DEPLOYMENTS, NAMESPACE, name);
        History history = History.read(cluster, new Workload(WorkloadKind.DEPLOYMENT, deployment));
        long next =
                history.revisions().stream().mapToLong(Revision::number).max().orElse(0) + 1;
        Optional<Revision> current = Optional.ofNullable(history.current());
        String revision = String.valueOf(next);
        if (current.isPresent()) {
            if (current.get().number() != next - 1) {
                cluster.change(
                        Resources.REPLICA_SETS,
                        NAMESPACE,
                        Json.name(current.get().object()),
                        set -> set.withObject("/metadata/annotations").put(History.REVISION, revision));
            }
        } else {
            createReplicaSet(deployment, revision);
        }
        cluster.change(Resources.DEPLOYMENTS, NAMESPACE, name, object -> {
            object.withObject("/metadata/annotations").put(History.REVISION, revision);
            object.withObject("/status")
                    .put("observedGeneration", Json.number(object, "/metadata/generation"))
                    .put("replicas", 3)
                    .put("updatedReplicas", 1)
                    .put("availableReplicas", 2);
        });
    }

    private void createReplicaSet(ObjectNode deployment, String revision) {
        String hash = Templates.hash(deployment.at("/spec/template")).substring(0, 8);
        ObjectNode set = Json.object();
        ObjectNode metadata = set.putObject("metadata").put("name", Json.name(deployment) + "-" + hash);
        metadata.putObject("labels").put("app", Json.name(deployment)).put(Templates.HASH_LABEL, hash);
        metadata.putObject("annotations").put(History.REVISION, revision);
        metadata.putArray("ownerReferences")
                .addObject()
                .put("uid", Json.uid(deployment))
                .put("controller", true);
        ObjectNode template = deployment.at("/spec/template").deepCopy();
        template.withObject("/metadata/labels").put(Templates.HASH_LABEL, hash);
        set.putObject("spec").put("replicas", 2).set("template", template);
        cluster.create(Resources.REPLICA_SETS, NAMESPACE, set, false);
    }

    void finish(String name) {
        cluster.change(Resources.DEPLOYMENTS, NAMESPACE, name, object -> object.withObject("/status")
                .put("replicas", 2)
                .put("updatedReplicas", 2)
                .put("availableReplicas", 2));
    }

    void missDeadline(String name) {
        cluster.change(Resources.DEPLOYMENTS, NAMESPACE, name, object -> object.withObject("/status")
                .putArray("conditions")
                .addObject()
                .put("type", "Progressing")
                .put("reason", "ProgressDeadlineExceeded")
                .put("lastUpdateTime", "2026-01-01T00:00:00Z"));
    }

    void brokenPod(String name) {
        ObjectNode pod = Json.object();
        pod.putObject("metadata").put("name", name).putObject("labels").put("app", "web");
        ObjectNode status =
                pod.putObject("status").putArray("containerStatuses").addObject();
        status.put("name", "app").put("restartCount", 4);
        status.putObject("state")
                .putObject("waiting")
                .put("reason", "CrashLoopBackOff")
                .put("message", "back-off");
        cluster.create(Resources.PODS, NAMESPACE, pod, false);
    }

    String image(String name) {
        return Json.text(cluster.get(Resources.DEPLOYMENTS, NAMESPACE, name), "/spec/template/spec/containers/0/image");
    }

    long replicaSets() {
        return cluster.list(Resources.REPLICA_SETS, NAMESPACE, Selection.ALL)
                .items()
                .size();
    }
}
