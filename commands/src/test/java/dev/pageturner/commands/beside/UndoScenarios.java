package dev.pageturner.commands.beside;

import static dev.pageturner.commands.beside.Aspect.WORDS;
import static dev.pageturner.commands.beside.RolloutWorld.DAEMONS_DONE;
import static dev.pageturner.commands.beside.RolloutWorld.DONE;
import static dev.pageturner.commands.beside.Scenario.of;

import java.util.List;
import java.util.stream.Stream;

/** Revisions put back, or not. */
final class UndoScenarios {
    private static final String CAUSE = "'kubernetes.io/change-cause': ";
    private static final String APPLIED = "'kubectl.kubernetes.io/last-applied-configuration': '{}'";
    private static final String UNDO = "rollout undo deployment/web";

    private UndoScenarios() {}

    /** Three revisions, the third is current. */
    private static RolloutWorld three(String annotations, String spec) {
        return new RolloutWorld()
                .deployment("x:3", "'deployment.kubernetes.io/revision': '3'" + annotations, spec, DONE)
                .replicaSet("1", "x:1", CAUSE + "'first'")
                .replicaSet("2", "x:2", CAUSE + "'second'")
                .replicaSet("3", "x:3", CAUSE + "'third'");
    }

    private static RolloutWorld three() {
        return three("", "");
    }

    private static RolloutWorld database(String strategy) {
        return new RolloutWorld()
                .statefulSet("x:3", CAUSE + "'now'", strategy, DONE)
                .revision("db", 1, "x:1", CAUSE + "'first'")
                .revision("db", 2, "x:2", CAUSE + "'second'")
                .revision("db", 3, "x:3", CAUSE + "'third'");
    }

    private static RolloutWorld agents(String strategy) {
        return new RolloutWorld()
                .daemonSet("x:3", CAUSE + "'now'", strategy, DAEMONS_DONE)
                .revision("agent", 1, "x:1", CAUSE + "'first'")
                .revision("agent", 2, "x:2", CAUSE + "'second'")
                .revision("agent", 3, "x:3", CAUSE + "'third'");
    }

    static List<Scenario> all() {
        return Stream.of(choices(), annotations(), refusals(), controllerRevisions(), tries())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Scenario> choices() {
        return List.of(
                of("the one before", three(), UNDO),
                of("the one before, asked as 0", three(), UNDO + " --to-revision=0"),
                of("the first", three(), UNDO + " --to-revision=1"),
                of("the second", three(), UNDO + " --to-revision=2"),
                of("written with a plus", three(), UNDO + " --to-revision=+1"),
                of("the current one", three(), UNDO + " --to-revision=3"),
                of("in two words", three(), "rollout undo deployment web"),
                of("by a short name", three(), "rollout undo deploy/web"),
                of("by its full name", three(), "rollout undo deployments.apps/web"),
                of(
                        "revisions that are no numbers do not count",
                        new RolloutWorld()
                                .deployment("x:3")
                                .replicaSet("1", "x:1")
                                .replicaSet("abc", "x:2")
                                .replicaSet("3", "x:3"),
                        UNDO),
                of(
                        "a revision with a plus is one",
                        new RolloutWorld()
                                .deployment("x:3")
                                .replicaSet("+1", "x:1")
                                .replicaSet("3", "x:3"),
                        UNDO),
                of(
                        "an empty revision is none",
                        new RolloutWorld()
                                .deployment("x:3")
                                .replicaSet(" ", "x:1")
                                .replicaSet("2", "x:2")
                                .replicaSet("3", "x:3"),
                        UNDO),
                of(
                        "a revision of more than 64 bits is none",
                        new RolloutWorld()
                                .deployment("x:3")
                                .replicaSet("99999999999999999999", "x:1")
                                .replicaSet("2", "x:2")
                                .replicaSet("3", "x:3"),
                        UNDO),
                of(
                        "a negative revision is never chosen",
                        new RolloutWorld()
                                .deployment("x:3")
                                .replicaSet("-5", "x:1")
                                .replicaSet("3", "x:3"),
                        UNDO),
                of(
                        "no revision at all is 0",
                        new RolloutWorld()
                                .deployment("x:3")
                                .replicaSet("", "x:1")
                                .replicaSet("3", "x:3"),
                        UNDO),
                of(
                        "gaps between revisions",
                        new RolloutWorld()
                                .deployment("x:9")
                                .replicaSet("2", "x:2")
                                .replicaSet("5", "x:5")
                                .replicaSet("9", "x:9"),
                        UNDO),
                of(
                        "somebody else's ReplicaSet",
                        new RolloutWorld()
                                .deployment("x:3")
                                .replicaSet("1", "x:1")
                                .replicaSet("2", "x:2", "", "")
                                .replicaSet("3", "x:3"),
                        UNDO),
                of(
                        "the higher number is not the younger one",
                        new RolloutWorld()
                                .deployment("x:1")
                                .replicaSet("7", "x:1")
                                .replicaSet("6", "x:2")
                                .replicaSet("5", "x:3"),
                        UNDO),
                of(
                        "back and forth",
                        new RolloutWorld()
                                .deployment("x:1")
                                .replicaSet("3", "x:1")
                                .replicaSet("2", "x:2"),
                        UNDO),
                of(
                        "of two with the same image the older number",
                        new RolloutWorld()
                                .deployment("x:3")
                                .replicaSet("1", "x:1")
                                .replicaSet("2", "x:1")
                                .replicaSet("3", "x:3"),
                        UNDO + " --to-revision=1"));
    }

    private static List<Scenario> annotations() {
        return List.of(
                of("the change cause comes back", three(", " + CAUSE + "'third'", ""), UNDO),
                of("annotations that came later go", three(", team: 'media'", ""), UNDO),
                of(
                        "annotations of the revision come",
                        new RolloutWorld()
                                .deployment("x:3")
                                .replicaSet("1", "x:1", "owner: 'media', note: 'a b'")
                                .replicaSet("3", "x:3"),
                        UNDO),
                of("what was applied stays", three(", " + APPLIED, ""), UNDO),
                of(
                        "the revision's own applied configuration does not come",
                        new RolloutWorld()
                                .deployment("x:3")
                                .replicaSet("1", "x:1", APPLIED)
                                .replicaSet("3", "x:3"),
                        UNDO),
                of(
                        "the controller's own annotations stay",
                        three(
                                ", 'deployment.kubernetes.io/desired-replicas': '9', 'deployment.kubernetes.io/max-replicas': '9', 'deployment.kubernetes.io/revision-history': '1,2'",
                                ""),
                        UNDO),
                of(
                        "the controller's own do not come from the revision",
                        new RolloutWorld()
                                .deployment("x:3")
                                .replicaSet(
                                        "1",
                                        "x:1",
                                        "'deployment.kubernetes.io/desired-replicas': '7', 'deployment.kubernetes.io/revision-history': '1'")
                                .replicaSet("3", "x:3"),
                        UNDO),
                of(
                        "a revision without annotations",
                        new RolloutWorld()
                                .deployment("x:3", "team: 'media'", "", DONE)
                                .replicaSet("", "x:1")
                                .replicaSet("3", "x:3"),
                        UNDO));
    }

    private static List<Scenario> refusals() {
        RolloutWorld one = new RolloutWorld().deployment("x:1").replicaSet("1", "x:1");
        return List.of(
                of("a revision that never was", three(), UNDO + " --to-revision=7"),
                of("a negative revision", three(), UNDO + " --to-revision=-1"),
                of("no history", one, UNDO),
                of("no ReplicaSet", new RolloutWorld().deployment("x:1"), UNDO),
                of("only a missing revision's number", one, UNDO + " --to-revision=2"),
                of("paused", three("", "paused: true"), UNDO),
                of("paused, to a revision", three("", "paused: true"), UNDO + " --to-revision=1"),
                of("paused, to the current", three("", "paused: true"), UNDO + " --to-revision=3"),
                of("paused, a missing revision is seen first", three("", "paused: true"), UNDO + " --to-revision=9"),
                of("warned of although it is refused", three(", " + APPLIED, "paused: true"), UNDO),
                of("a missing deployment", three(), "rollout undo deployment/nope"),
                of("a kind without history", three(), "rollout undo replicaset/web-1"),
                of("a kind that is not there", three(), "rollout undo unicorn/web"),
                of("a number that is none", three(), UNDO + " --to-revision=two")
                        .better(WORDS, "says what is wanted, a whole number"),
                of("no name", three(), "rollout undo deployment/").better(WORDS, "says what to write"));
    }

    private static List<Scenario> controllerRevisions() {
        RolloutWorld lonely = new RolloutWorld().statefulSet("x:1").revision("db", 1, "x:1");
        RolloutWorld lonelyAgent = new RolloutWorld().daemonSet("x:1").revision("agent", 1, "x:1");
        String db = "rollout undo statefulset/db";
        String agent = "rollout undo daemonset/agent";
        return List.of(
                of("a StatefulSet's one before", database(""), db),
                of("a StatefulSet's first", database(""), db + " --to-revision=1"),
                of("a StatefulSet's current", database(""), db + " --to-revision=3"),
                of("a StatefulSet's missing", database(""), db + " --to-revision=8"),
                of("a StatefulSet's negative", database(""), db + " --to-revision=-8"),
                of("a StatefulSet without history", lonely, db),
                of("a StatefulSet with nothing kept", new RolloutWorld().statefulSet("x:1"), db),
                of("a StatefulSet by OnDelete", database("updateStrategy: {type: 'OnDelete'}"), db),
                of(
                        "a StatefulSet with a partition",
                        database("updateStrategy: {type: 'RollingUpdate', rollingUpdate: {partition: 1}}"),
                        db),
                of("a missing StatefulSet", database(""), "rollout undo sts/nope"),
                of(
                        "a StatefulSet's stranger",
                        new RolloutWorld()
                                .statefulSet("x:2")
                                .revision("db", 1, "x:1", "", "")
                                .revision("db", 2, "x:2"),
                        db),
                of("a DaemonSet's one before", agents(""), agent),
                of("a DaemonSet's first", agents(""), agent + " --to-revision=1"),
                of("a DaemonSet's current", agents(""), agent + " --to-revision=3"),
                of("a DaemonSet's missing", agents(""), agent + " --to-revision=8"),
                of("a DaemonSet's negative", agents(""), agent + " --to-revision=-8"),
                of("a DaemonSet without history", lonelyAgent, agent),
                of("a DaemonSet by OnDelete", agents("updateStrategy: {type: 'OnDelete'}"), agent),
                of("a missing DaemonSet", agents(""), "rollout undo ds/nope"));
    }

    private static List<Scenario> tries() {
        return List.of(
                of("a try on the server", three(), UNDO + " --dry-run=server"),
                of("a try to a revision", three(), UNDO + " --to-revision=1 --dry-run=server"),
                of("a try to the current", three(), UNDO + " --to-revision=3 --dry-run=server"),
                of("a try to a missing one", three(), UNDO + " --to-revision=9 --dry-run=server"),
                of(
                        "a try without history",
                        new RolloutWorld().deployment("x:1").replicaSet("1", "x:1"),
                        UNDO + " --dry-run=server"),
                of("a try while paused", three("", "paused: true"), UNDO + " --dry-run=server"),
                of("a StatefulSet's try", database(""), "rollout undo statefulset/db --dry-run=server"),
                of("a DaemonSet's try", agents(""), "rollout undo daemonset/agent --dry-run=server"));
    }
}
