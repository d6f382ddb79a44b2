package dev.pageturner.commands.beside;

import static dev.pageturner.commands.beside.Scenario.of;

import java.util.List;

/** Which revisions there are, and what is in one. */
final class HistoryScenarios {
    private static final String CAUSE = "'kubernetes.io/change-cause': ";
    private static final String WEB = "rollout history deployment/web";
    private static final String DB = "rollout history statefulset/db";
    private static final String AGENT = "rollout history daemonset/agent";

    private HistoryScenarios() {}

    private static RolloutWorld web() {
        return new RolloutWorld()
                .deployment("x:3")
                .replicaSet("1", "x:1", CAUSE + "'first'")
                .replicaSet("2", "x:2")
                .replicaSet("3", "x:3", CAUSE + "'image updated to x:3'");
    }

    private static RolloutWorld db() {
        return new RolloutWorld()
                .statefulSet("x:2")
                .revision("db", 1, "x:1", CAUSE + "'first'")
                .revision("db", 2, "x:2");
    }

    private static RolloutWorld agent() {
        return new RolloutWorld()
                .daemonSet("x:2")
                .revision("agent", 1, "x:1", CAUSE + "'first'")
                .revision("agent", 2, "x:2");
    }

    static List<Scenario> all() {
        return List.of(
                of("of a Deployment", web(), WEB),
                of("in two words", web(), "rollout history deploy web"),
                of("one revision", web(), WEB + " --revision=1"),
                of("a revision without a cause", web(), WEB + " --revision=2"),
                of("revision 0 is all", web(), WEB + " --revision=0"),
                of("a missing revision", web(), WEB + " --revision=9"),
                of("a negative revision", web(), WEB + " --revision=-1"),
                of("nothing kept", new RolloutWorld().deployment("x:1"), WEB),
                of("a revision of nothing kept", new RolloutWorld().deployment("x:1"), WEB + " --revision=1"),
                of(
                        "revisions that are no numbers",
                        new RolloutWorld()
                                .deployment("x:2")
                                .replicaSet("abc", "x:1")
                                .replicaSet("2", "x:2"),
                        WEB),
                of(
                        "no revision written is 0",
                        new RolloutWorld()
                                .deployment("x:2")
                                .replicaSet("", "x:1")
                                .replicaSet("2", "x:2"),
                        WEB),
                of(
                        "a negative one is shown",
                        new RolloutWorld()
                                .deployment("x:2")
                                .replicaSet("-3", "x:1")
                                .replicaSet("2", "x:2"),
                        WEB),
                of(
                        "somebody else's ReplicaSet",
                        new RolloutWorld()
                                .deployment("x:2")
                                .replicaSet("1", "x:1", "", "")
                                .replicaSet("2", "x:2"),
                        WEB),
                of(
                        "an empty cause",
                        new RolloutWorld()
                                .deployment("x:2")
                                .replicaSet("1", "x:1", CAUSE + "''")
                                .replicaSet("2", "x:2"),
                        WEB),
                of(
                        "sorted by number, not by text",
                        new RolloutWorld()
                                .deployment("x:10")
                                .replicaSet("10", "x:10")
                                .replicaSet("9", "x:9")
                                .replicaSet("2", "x:2"),
                        WEB),
                of("a missing Deployment", web(), "rollout history deployment/nope"),
                of("a kind without history", web(), "rollout history replicaset/web-1"),
                of("of a StatefulSet", db(), DB),
                of("one revision of a StatefulSet", db(), DB + " --revision=1"),
                of("a missing revision of a StatefulSet", db(), DB + " --revision=7"),
                of("a StatefulSet without history", new RolloutWorld().statefulSet("x:1"), DB),
                of("of a DaemonSet", agent(), AGENT),
                of("one revision of a DaemonSet", agent(), AGENT + " --revision=2"),
                of("a missing revision of a DaemonSet", agent(), AGENT + " --revision=7"),
                of("a DaemonSet without history", new RolloutWorld().daemonSet("x:1"), AGENT),
                of("a missing DaemonSet", agent(), "rollout history ds/nope"));
    }
}
