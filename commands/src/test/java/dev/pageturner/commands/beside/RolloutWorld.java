package dev.pageturner.commands.beside;

import dev.pageturner.commands.cluster.Resources;

/**
 * Workloads and their histories, written by hand: a Deployment "web", a StatefulSet "db", a DaemonSet "agent". Texts are the
 * inside of JSON objects and win over what is there without them.
 */
final class RolloutWorld extends World {
    /** Whatever the generation, as many as wanted are there. */
    static final String DONE =
            "observedGeneration: 100, replicas: 2, updatedReplicas: 2, readyReplicas: 2," + " availableReplicas: 2";

    static final String DAEMONS_DONE = "observedGeneration: 100, currentNumberScheduled: 2, desiredNumberScheduled: 2,"
            + " numberMisscheduled: 0, numberReady: 2, updatedNumberScheduled: 2, numberAvailable: 2";

    /** As the server would write it. */
    private static final String PARTITIONED = "updateStrategy: {type: 'RollingUpdate', rollingUpdate: {partition: 0}}";

    private static final String REVISION = "'deployment.kubernetes.io/revision': '";

    private int replicaSets;

    /** With all that the server would add, so that what is stored is what is written. */
    static String template(String image) {
        return "{metadata: {labels: {app: 'web'}}, spec: {containers: [{image: '" + image
                + "', imagePullPolicy: 'IfNotPresent', name: 'app', resources: {}, terminationMessagePath:"
                + " '/dev/termination-log', terminationMessagePolicy: 'File'}], dnsPolicy: 'ClusterFirst',"
                + " restartPolicy: 'Always', schedulerName: 'default-scheduler', securityContext: {},"
                + " terminationGracePeriodSeconds: 30}}";
    }

    private static String workload(String name, String image, String annotations, String spec) {
        return "{metadata: {name: '" + name + "', labels: {tier: 'front'}, annotations: {" + annotations
                + "}}, spec: {selector: {matchLabels: {app: 'web'}}, template: " + template(image) + comma(spec) + "}}";
    }

    private static String comma(String more) {
        return more.isEmpty() ? "" : ", " + more;
    }

    private static String ownedBy(String kind, String name) {
        return "ownerReferences: [{apiVersion: 'apps/v1', kind: '" + kind + "', name: '" + name + "', uid: 'UID:" + name
                + "', controller: true}]";
    }

    RolloutWorld deployment(String image, String annotations, String spec, String status) {
        with(Resources.DEPLOYMENTS, workload("web", image, annotations, "replicas: 2" + comma(spec)), status);
        return this;
    }

    RolloutWorld deployment(String image) {
        return deployment(image, "", "", DONE);
    }

    RolloutWorld statefulSet(String image, String annotations, String spec, String status) {
        with(
                Resources.STATEFUL_SETS,
                workload("db", image, annotations, "replicas: 2, serviceName: 'db', " + PARTITIONED + comma(spec)),
                status);
        return this;
    }

    RolloutWorld statefulSet(String image) {
        return statefulSet(image, "", "", DONE);
    }

    RolloutWorld daemonSet(String image, String annotations, String spec, String status) {
        String strategy = "updateStrategy: {type: 'RollingUpdate'}";
        with(Resources.DAEMON_SETS, workload("agent", image, annotations, strategy + comma(spec)), status);
        return this;
    }

    RolloutWorld daemonSet(String image) {
        return daemonSet(image, "", "", DAEMONS_DONE);
    }

    /** A revision of the Deployment. */
    RolloutWorld replicaSet(String revision, String image) {
        return replicaSet(revision, image, "", ownedBy("Deployment", "web"));
    }

    RolloutWorld replicaSet(String revision, String image, String annotations) {
        return replicaSet(revision, image, annotations, ownedBy("Deployment", "web"));
    }

    /** @param owner empty for nobody's */
    RolloutWorld replicaSet(String revision, String image, String annotations, String owner) {
        replicaSets++;
        String hash = "{app: 'web', 'pod-template-hash': 'h" + replicaSets + "'}";
        with(
                Resources.REPLICA_SETS,
                "{metadata: {name: 'web-" + replicaSets + "', labels: " + hash + ", annotations: {"
                        + (revision.isEmpty() ? "" : REVISION + revision + "'" + (annotations.isEmpty() ? "" : ", "))
                        + annotations + "}" + comma(owner) + "}, spec: {replicas: 0, selector: {matchLabels: " + hash
                        + "}, template: " + template(image).replace("{app: 'web'}", hash) + "}}",
                "");
        return this;
    }

    /** A revision of the StatefulSet or DaemonSet of that name. */
    RolloutWorld revision(String name, int number, String image, String annotations) {
        return revision(
                name, number, image, annotations, ownedBy(name.equals("db") ? "StatefulSet" : "DaemonSet", name));
    }

    RolloutWorld revision(String name, int number, String image, String annotations, String owner) {
        with(
                Resources.CONTROLLER_REVISIONS,
                "{metadata: {name: '" + name + "-" + number + "', labels: {app: 'web'}, annotations: {" + annotations
                        + "}"
                        + comma(owner) + "}, revision: " + number
                        + ", data: {spec: {template: {$patch: 'replace', "
                        + template(image).substring(1) + "}}}",
                "");
        return this;
    }

    RolloutWorld revision(String name, int number, String image) {
        return revision(name, number, image, "");
    }
}
