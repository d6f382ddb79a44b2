package dev.pageturner.commands.beside;

import static dev.pageturner.commands.beside.Aspect.EXIT;
import static dev.pageturner.commands.beside.Aspect.OBJECTS;
import static dev.pageturner.commands.beside.Aspect.WORDS;
import static dev.pageturner.commands.beside.NodeWorld.EMPTY_DIR;
import static dev.pageturner.commands.beside.NodeWorld.FAILED;
import static dev.pageturner.commands.beside.NodeWorld.HELD;
import static dev.pageturner.commands.beside.NodeWorld.MIRROR;
import static dev.pageturner.commands.beside.NodeWorld.RUNS_ON;
import static dev.pageturner.commands.beside.NodeWorld.SUCCEEDED;
import static dev.pageturner.commands.beside.NodeWorld.ownedBy;
import static dev.pageturner.commands.beside.Scenario.of;

import java.util.List;
import java.util.stream.Stream;

/** Nodes emptied, or not. */
final class DrainScenarios {
    private static final String BY_SET = ownedBy("ReplicaSet");
    private static final String BY_DAEMON_SET = ownedBy("DaemonSet");
    private static final String BY_JOB = ownedBy("Job");

    static final String NO_NODE = "says that no node has the label; kubectl does nothing and succeeds";

    private DrainScenarios() {}

    private static NodeWorld on() {
        return new NodeWorld();
    }

    private static Scenario refused(String name, NodeWorld given, String line) {
        return of(name, given, line)
                .better(OBJECTS, "a drain that is refused touches nothing; kubectl leaves the node cordoned");
    }

    static List<Scenario> all() {
        return Stream.of(published(), filters(), flags(), budgets(), tries())
                .flatMap(List::stream)
                .toList();
    }

    /** The cases of kubectl's own test of the command. */
    private static List<Scenario> published() {
        String byController = ownedBy("v1", "ReplicationController", "rc");
        return List.of(
                of("RC-managed pod", on().pod("bar", byController), "drain NODE"),
                refused("DS-managed pod", on().daemonSet().pod("bar", BY_DAEMON_SET), "drain NODE"),
                of(
                        "DS-managed terminated pod",
                        on().daemonSet().pod("bar", BY_DAEMON_SET, "", SUCCEEDED),
                        "drain NODE"),
                refused("orphaned DS-managed pod", on().pod("bar", BY_DAEMON_SET), "drain NODE"),
                of("orphaned DS-managed pod with --force", on().pod("bar", BY_DAEMON_SET), "drain NODE --force"),
                of(
                        "DS-managed pod with --ignore-daemonsets",
                        on().daemonSet().pod("bar", BY_DAEMON_SET),
                        "drain NODE --ignore-daemonsets"),
                of(
                        "DS-managed pod with emptyDir with --ignore-daemonsets",
                        on().daemonSet().pod("bar", BY_DAEMON_SET, EMPTY_DIR, ""),
                        "drain NODE --ignore-daemonsets"),
                of(
                        "Job-managed pod with local storage",
                        on().pod("bar", BY_JOB + ", " + RUNS_ON, EMPTY_DIR, ""),
                        "drain NODE --force --delete-emptydir-data=true"),
                of("Job-managed terminated pod", on().pod("bar", BY_JOB, EMPTY_DIR, SUCCEEDED), "drain NODE"),
                of("RS-managed pod", on().pod("bar", BY_SET), "drain NODE"),
                refused("naked pod", on().pod("bar", ""), "drain NODE"),
                of("naked pod with --force", on().pod("bar", ""), "drain NODE --force"),
                refused("pod with EmptyDir", on().pod("bar", "", EMPTY_DIR, ""), "drain NODE --force"),
                of("terminated pod with emptyDir", on().pod("bar", "", EMPTY_DIR, FAILED), "drain NODE"),
                of(
                        "pod with EmptyDir and --delete-emptydir-data",
                        on().pod("bar", "", EMPTY_DIR, ""),
                        "drain NODE --force --delete-emptydir-data=true"),
                of("empty node", on(), "drain NODE"));
    }

    private static List<Scenario> filters() {
        return List.of(
                refused(
                        "an ignored DaemonSet that is missing",
                        on().pod("bar", BY_DAEMON_SET),
                        "drain NODE --ignore-daemonsets"),
                of(
                        "a missing DaemonSet, forced and ignored",
                        on().pod("bar", BY_DAEMON_SET),
                        "drain NODE --force --ignore-daemonsets"),
                refused(
                        "a DaemonSet is not a matter of --force",
                        on().daemonSet().pod("bar", BY_DAEMON_SET),
                        "drain NODE --force"),
                of(
                        "a failed pod of a DaemonSet",
                        on().daemonSet().pod("bar", BY_DAEMON_SET, "", FAILED),
                        "drain NODE --ignore-daemonsets"),
                of(
                        "a DaemonSet of another group is any owner",
                        on().pod("bar", ownedBy("apps.example/v1", "DaemonSet", "ds")),
                        "drain NODE"),
                of(
                        "an owner of an unknown kind",
                        on().pod("bar", ownedBy("example.com/v1", "Database", "db")),
                        "drain NODE"),
                refused(
                        "an owner that does not control",
                        on().pod("bar", BY_SET.replace("controller: true", "controller: false")),
                        "drain NODE"),
                of("a mirror pod", on().pod("bar", MIRROR), "drain NODE"),
                of("a mirror pod with local storage", on().pod("bar", MIRROR, EMPTY_DIR, ""), "drain NODE"),
                of("a mirror pod beside others", on().pod("bar", MIRROR).pods(2, BY_SET), "drain NODE"),
                refused("local storage of a managed pod", on().pod("bar", BY_SET, EMPTY_DIR, ""), "drain NODE"),
                of(
                        "local storage of a managed pod, given up",
                        on().pod("bar", BY_SET, EMPTY_DIR, ""),
                        "drain NODE --delete-emptydir-data"),
                of(
                        "by the flag's old name",
                        on().pod("bar", BY_SET, EMPTY_DIR, ""),
                        "drain NODE --delete-emptydir-data=true"),
                of(
                        "a host path is no local storage",
                        on().pod("bar", BY_SET, "volumes: [{name: 'h', hostPath: {path: '/tmp'}}]", ""),
                        "drain NODE"),
                of("a naked pod that has ended", on().pod("bar", "", "", SUCCEEDED), "drain NODE"),
                refused(
                        "every reason at once",
                        on().daemonSet()
                                .pod("agent", BY_DAEMON_SET)
                                .pod("bare", "")
                                .pod("stored", BY_SET, EMPTY_DIR, "")
                                .pods(2, BY_SET),
                        "drain NODE"),
                refused(
                        "two reasons, several pods each",
                        on().pod("bare-1", "")
                                .pod("bare-2", "")
                                .pod("stored-1", BY_SET, EMPTY_DIR, "")
                                .pod("stored-2", BY_SET, EMPTY_DIR, ""),
                        "drain NODE"),
                of(
                        "everything allowed",
                        on().daemonSet()
                                .pod("agent", BY_DAEMON_SET)
                                .pod("bare", "")
                                .pod("stored", BY_SET, EMPTY_DIR, "")
                                .pods(2, BY_SET),
                        "drain NODE --force --ignore-daemonsets --delete-emptydir-data"),
                refused(
                        "a pod that is being deleted counts",
                        on().pod("bar", HELD).deleted("bar", 0),
                        "drain NODE"));
    }

    private static List<Scenario> flags() {
        NodeWorld several = on().pods(3, BY_SET).pod("bare", "");
        return List.of(
                of("no pods with the label", several, "drain NODE --pod-selector=app=nope"),
                of("only pods with the label", several, "drain NODE --pod-selector=app=web-2"),
                of("only pods without the label", several, "drain NODE --pod-selector=app!=bare"),
                of("two labels", several, "drain NODE --pod-selector=app=web-1,tier=front"),
                refused("the selected pod is in the way", several, "drain NODE --pod-selector=app=bare"),
                of("a selector that is none", several, "drain NODE --pod-selector=a==b==c")
                        .notOnFake("a parser of selectors")
                        .better(WORDS, "says what is wrong with the selector"),
                of("past the eviction API", on().pods(3, BY_SET), "drain NODE --disable-eviction"),
                of("past the eviction API, forced", several, "drain NODE --disable-eviction --force"),
                refused("past the eviction API, still refused", several, "drain NODE --disable-eviction"),
                of("no grace", on().pods(2, BY_SET), "drain NODE --grace-period=0"),
                of("a short grace", on().pods(2, BY_SET), "drain NODE --grace-period=1"),
                of("the pods' own grace", on().pods(2, BY_SET), "drain NODE --grace-period=-1"),
                of(
                        "no grace past the eviction API",
                        on().pods(2, BY_SET),
                        "drain NODE --grace-period=0 --disable-eviction"),
                of("a timeout that is not reached", on().pods(2, BY_SET), "drain NODE --timeout=30s"),
                of("a timeout while a pod stops", on().pod("bar", BY_SET + ", " + HELD), "drain NODE --timeout=1s"),
                of(
                        "a timeout past the eviction API",
                        on().pod("bar", BY_SET + ", " + HELD),
                        "drain NODE --timeout=1s --disable-eviction"),
                of(
                        "one of two stops in time",
                        on().pod("bar", BY_SET + ", " + HELD).pods(1, BY_SET),
                        "drain NODE --timeout=2s"),
                of("a timeout that is no duration", on(), "drain NODE --timeout=soon")
                        .better(WORDS, "says what a duration looks like"),
                of(
                        "a pod long deleted is let alone",
                        on().pod("bar", BY_SET + ", " + HELD).deleted("bar", 4),
                        "drain NODE --skip-wait-for-delete-timeout=1"),
                of(
                        "a pod deleted meanwhile is not waited for",
                        on().pod("bar", BY_SET + ", " + HELD),
                        "drain NODE --skip-wait-for-delete-timeout=1 --grace-period=0"),
                of(
                        "the same past the eviction API",
                        on().pod("bar", BY_SET + ", " + HELD),
                        "drain NODE --skip-wait-for-delete-timeout=1 --grace-period=0 --disable-eviction"),
                of(
                        "a pod just deleted is waited for",
                        on().pod("bar", BY_SET + ", " + HELD).deleted("bar", 0),
                        "drain NODE --skip-wait-for-delete-timeout=60 --timeout=1s"),
                of("nodes by label", on().pods(2, BY_SET), "drain --selector=pool=NODE"),
                of("nodes by a label that none has", on(), "drain --selector=pool=nope")
                        .better(EXIT, NO_NODE)
                        .better(WORDS, NO_NODE),
                of("a name and a label", on(), "drain NODE --selector=pool=NODE"),
                of("a missing node", on(), "drain nope"),
                of("one of two nodes is missing", on(), "drain NODE nope"),
                of(
                        "a node that is cordoned already",
                        new NodeWorld("unschedulable: true").pods(1, BY_SET),
                        "drain NODE"),
                refused(
                        "a naked pod on a node that was cordoned",
                        on().pod("bar", ""),
                        "drain NODE --ignore-daemonsets"),
                of("an unknown flag", on(), "drain NODE --frce").better(WORDS, "guesses the flag that was meant"));
    }

    private static List<Scenario> budgets() {
        String names = "the budget that blocks is named, with what it needs";
        return List.of(
                of("a budget that lets all go", on().pods(2, BY_SET).budget("all", 2, 2, 0), "drain NODE"),
                of(
                                "a budget that lets none go",
                                on().pods(1, BY_SET).budget("none", 0, 1, 1),
                                "drain NODE --timeout=1s")
                        .notOnFake("budgets")
                        .better(WORDS, names),
                of(
                        "a budget that lets one of two go",
                        on().pods(2, BY_SET).budget("one", 1, 2, 1),
                        "drain NODE --pod-selector=app=web-1"),
                of(
                                "a budget that lets none go and one pod without it",
                                on().pods(1, BY_SET)
                                        .pod("web-2", BY_SET + ", labels: {tier: 'back'}")
                                        .budget("none", 0, 1, 1),
                                "drain NODE --timeout=1s")
                        .notOnFake("budgets")
                        .better(WORDS, names),
                of(
                        "past a budget that lets none go",
                        on().pods(2, BY_SET).budget("none", 0, 2, 2),
                        "drain NODE --disable-eviction"),
                of(
                                "two budgets over one pod",
                                on().pods(1, BY_SET).budget("a", 1, 1, 0).budget("b", 1, 1, 0),
                                "drain NODE")
                        .notOnFake("budgets"),
                of(
                        "a budget does not hold an ended pod",
                        on().pod("bar", BY_SET, "", SUCCEEDED).budget("none", 0, 1, 1),
                        "drain NODE"),
                of("a namespace that is being deleted", on().pods(1, BY_SET).terminating(), "drain NODE --timeout=1s")
                        .notOnFake("namespaces that end")
                        .better(WORDS, "says why the pod could not be evicted"));
    }

    private static List<Scenario> tries() {
        NodeWorld several =
                on().daemonSet().pod("agent", BY_DAEMON_SET).pod("bare", "").pods(2, BY_SET);
        return List.of(
                of("a try on the client", on().pods(2, BY_SET), "drain NODE --dry-run=client"),
                of("a try on the server", on().pods(2, BY_SET), "drain NODE --dry-run=server"),
                of("a try of everything", several, "drain NODE --dry-run=client --force --ignore-daemonsets"),
                of(
                        "a try of everything on the server",
                        several,
                        "drain NODE --dry-run=server --force --ignore-daemonsets"),
                of("a try that is refused", several, "drain NODE --dry-run=client --ignore-daemonsets"),
                of("a try that is refused on the server", several, "drain NODE --dry-run=server --force"),
                of("a try with a selector", several, "drain NODE --dry-run=server --pod-selector=app=web-1"),
                of("a try on a cordoned node", new NodeWorld("unschedulable: true"), "drain NODE --dry-run=client"),
                of("a try by label", on().pods(1, BY_SET), "drain --selector=pool=NODE --dry-run=client"),
                of(
                        "a try past the eviction API",
                        on().pods(2, BY_SET),
                        "drain NODE --dry-run=client --disable-eviction"));
    }
}
