package dev.pageturner.commands.beside;

import static dev.pageturner.commands.beside.Aspect.WORDS;
import static dev.pageturner.commands.beside.RolloutWorld.DAEMONS_DONE;
import static dev.pageturner.commands.beside.RolloutWorld.DONE;
import static dev.pageturner.commands.beside.Scenario.of;

import java.util.List;
import java.util.stream.Stream;

/** How far a rollout is, said in kubectl's sentences. */
final class StatusScenarios {
    private static final String WEB = "rollout status deployment/web --watch=false";
    private static final String DB = "rollout status statefulset/db --watch=false";
    private static final String AGENT = "rollout status daemonset/agent --watch=false";
    private static final String LATE =
            "conditions: [{type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded'}]";
    private static final String ON_DELETE = "updateStrategy: {type: 'OnDelete'}";

    private StatusScenarios() {}

    private static RolloutWorld web(String spec, String status) {
        return new RolloutWorld().deployment("x:1", "'deployment.kubernetes.io/revision': '4'", spec, status);
    }

    private static RolloutWorld db(String spec, String status) {
        return new RolloutWorld().statefulSet("x:1", "", spec, status);
    }

    private static RolloutWorld agent(String spec, String status) {
        return new RolloutWorld().daemonSet("x:1", "", spec, status);
    }

    private static String deployment(int observed, int all, int updated, int available) {
        return "observedGeneration: " + observed + ", replicas: " + all + ", updatedReplicas: " + updated
                + ", readyReplicas: " + available + ", availableReplicas: " + available;
    }

    private static String statefulSet(int observed, int all, int ready, int updated) {
        return "observedGeneration: " + observed + ", replicas: " + all + ", readyReplicas: " + ready
                + ", updatedReplicas: " + updated + ", availableReplicas: " + ready;
    }

    private static String daemonSet(int observed, int wanted, int updated, int available) {
        return "observedGeneration: " + observed + ", currentNumberScheduled: " + wanted + ", desiredNumberScheduled: "
                + wanted + ", numberMisscheduled: 0, numberReady: " + available + ", updatedNumberScheduled: " + updated
                + ", numberAvailable: " + available;
    }

    static List<Scenario> all() {
        return Stream.of(deployments(), statefulSets(), daemonSets(), flags())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Scenario> deployments() {
        return List.of(
                of("nothing is updated", web("replicas: 1", deployment(1, 1, 0, 1)), WEB),
                of("old replicas are there", web("replicas: 1", deployment(1, 2, 1, 2)), WEB),
                of("updated ones are not available", web("replicas: 2", deployment(1, 2, 2, 1)), WEB),
                of("done", web("replicas: 2", deployment(1, 2, 2, 2)), WEB),
                of("the newest spec is not seen yet", web("replicas: 1", deployment(0, 1, 1, 1)), WEB),
                of("no status at all", web("", ""), WEB),
                of("some are updated", web("replicas: 10", deployment(1, 12, 6, 9)), WEB),
                of("several old replicas", web("replicas: 4", deployment(1, 9, 4, 4)), WEB),
                of("no replicas are wanted", web("replicas: 0", deployment(1, 0, 0, 0)), WEB),
                of("no replicas are wanted and one is left", web("replicas: 0", deployment(1, 1, 0, 0)), WEB),
                of("the deadline is over", web("", deployment(1, 2, 1, 1) + ", " + LATE), WEB),
                of("the deadline is over, but all are there", web("", deployment(1, 2, 2, 2) + ", " + LATE), WEB),
                of("the deadline was over before the newest spec", web("", deployment(0, 2, 1, 1) + ", " + LATE), WEB),
                of("paused half way", web("paused: true", deployment(1, 3, 1, 2)), WEB),
                of("scaled meanwhile", web("replicas: 5", deployment(1, 2, 2, 2)), WEB),
                of(
                        "a name with a percent sign's neighbours",
                        web("", DONE),
                        "rollout status deploy web --watch=false"));
    }

    private static List<Scenario> statefulSets() {
        String rolling = "updateStrategy: {type: 'RollingUpdate', rollingUpdate: {partition: ";
        return List.of(
                of(
                        "on delete returns an error",
                        db("replicas: 1, " + ON_DELETE, statefulSet(1, 0, 1, 0).replace("replicas: 0", "replicas: 1")),
                        DB),
                of("unobserved update is not complete", db("replicas: 3", ""), DB),
                of("the newest spec of a set is not seen yet", db("replicas: 3", statefulSet(0, 3, 3, 3)), DB),
                of(
                        "if all pods are not ready the update is not complete",
                        db("replicas: 3", statefulSet(1, 3, 2, 0)),
                        DB),
                of("none is ready", db("replicas: 3", statefulSet(1, 3, 0, 0)), DB),
                of(
                        "partition update completes when all replicas above the partition are updated",
                        db("replicas: 3, " + rolling + "2}}", statefulSet(1, 3, 3, 1)),
                        DB),
                of(
                        "partition update is in progress if all pods above the partition have not been updated",
                        db("replicas: 3, " + rolling + "2}}", statefulSet(1, 3, 3, 0)),
                        DB),
                of(
                        "update completes when all replicas are current",
                        db(
                                "replicas: 3",
                                statefulSet(1, 3, 3, 3)
                                        + ", currentReplicas: 3, currentRevision: 'foo', updateRevision: 'foo'"),
                        DB),
                of("a partition of nothing", db("replicas: 3, " + rolling + "0}}", statefulSet(1, 3, 3, 2)), DB),
                of("a partition over all", db("replicas: 3, " + rolling + "5}}", statefulSet(1, 3, 3, 0)), DB),
                of(
                        "revisions differ and all are ready",
                        db("replicas: 2", statefulSet(1, 2, 2, 1) + ", currentRevision: 'a', updateRevision: 'b'"),
                        DB),
                of("a set of none", db("replicas: 0", statefulSet(1, 0, 0, 0)), DB),
                of("more are ready than wanted", db("replicas: 1", statefulSet(1, 3, 3, 1)), DB));
    }

    private static List<Scenario> daemonSets() {
        return List.of(
                of("no daemon is updated", agent("", daemonSet(1, 1, 0, 1)), AGENT),
                of("a daemon is not available", agent("", daemonSet(1, 2, 2, 1)), AGENT),
                of("daemons are done", agent("", daemonSet(1, 2, 2, 2)), AGENT),
                of("the newest spec of daemons is not seen yet", agent("", daemonSet(0, 2, 2, 2)), AGENT),
                of("daemons by OnDelete", agent(ON_DELETE, daemonSet(1, 2, 2, 2)), AGENT),
                of("some daemons are updated", agent("", daemonSet(1, 9, 4, 9)), AGENT),
                of("no node for a daemon", agent("", daemonSet(1, 0, 0, 0)), AGENT),
                of("more daemons updated than wanted", agent("", daemonSet(1, 1, 2, 2)), AGENT));
    }

    private static List<Scenario> flags() {
        return List.of(
                of("watches what is done", web("", DONE), "rollout status deployment/web"),
                of("a StatefulSet that is done", db("", DONE), "rollout status sts/db"),
                of("a DaemonSet that is done", agent("", DAEMONS_DONE), "rollout status ds/agent"),
                of("the time is up", web("", deployment(1, 2, 1, 2)), "rollout status deployment/web --timeout=1s"),
                of(
                        "the time is up for a StatefulSet",
                        db("", statefulSet(1, 2, 1, 1)),
                        "rollout status statefulset/db --timeout=1s"),
                of(
                        "the time is up for a DaemonSet",
                        agent("", daemonSet(1, 2, 1, 2)),
                        "rollout status daemonset/agent --timeout=1s"),
                of("that revision", web("", DONE), WEB + " --revision=4"),
                of("another revision", web("", DONE), WEB + " --revision=3"),
                of("a negative revision", web("", DONE), WEB + " --revision=-1"),
                of("revision 0 is any", web("", DONE), WEB + " --revision=0"),
                of("a revision of a StatefulSet does not matter", db("", DONE), DB + " --revision=9"),
                of(
                        "a revision of a Deployment that has none",
                        new RolloutWorld().deployment("x:1"),
                        WEB + " --revision=1"),
                of("a missing deployment", web("", DONE), "rollout status deployment/nope"),
                of("a kind without rollouts", web("", DONE).replicaSet("1", "x:1"), "rollout status replicaset/web-1"),
                of("a kind that is not there", web("", DONE), "rollout status unicorn/web"),
                of("a timeout that is no duration", web("", DONE), "rollout status deployment/web --timeout=soon")
                        .better(WORDS, "says what a duration looks like"));
    }
}
