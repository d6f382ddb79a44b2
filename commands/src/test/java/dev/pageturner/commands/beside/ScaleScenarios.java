package dev.pageturner.commands.beside;

import static dev.pageturner.commands.beside.Aspect.EXIT;
import static dev.pageturner.commands.beside.Aspect.OBJECTS;
import static dev.pageturner.commands.beside.Aspect.WORDS;
import static dev.pageturner.commands.beside.Scenario.of;

import dev.pageturner.commands.cluster.ApiResource;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.kubernetes.ControlPlane;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** More, fewer, as many or no replicas. */
final class ScaleScenarios {
    private static final ApiResource GIZMOS = new ApiResource(
            "test.example",
            "v1",
            "gizmos",
            "gizmo",
            "Gizmo",
            true,
            List.of("gz"),
            List.of(),
            Set.of("scale", "status"));

    private static final String ONE = "one object, one approval: what was approved is what is done, or nothing is";

    private static final String WEB = "scale deployment/web";

    private ScaleScenarios() {}

    /** A kind of somebody's own that scales. */
    static void prepare() {
        ControlPlane.apply("""
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: gizmos.test.example}
                spec:
                  group: test.example
                  scope: Namespaced
                  names: {plural: gizmos, singular: gizmo, kind: Gizmo, shortNames: [gz]}
                  versions:
                  - name: v1
                    served: true
                    storage: true
                    schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
                    subresources: {status: {}, scale: {specReplicasPath: .spec.size, statusReplicasPath: .status.size}}
                """);
        ControlPlane.kubectlLine("wait --for=condition=established --timeout=30s crd/gizmos.test.example");
    }

    static void cleanUp() {
        ControlPlane.kubectlLine("delete crd gizmos.test.example --wait=false");
    }

    /** As many are there as will be wanted. */
    private static String there(int replicas) {
        return "observedGeneration: 100, replicas: " + replicas + ", readyReplicas: " + replicas;
    }

    private static RolloutWorld web(int replicas) {
        return new RolloutWorld().deployment("x:1", "", "", there(replicas));
    }

    private static RolloutWorld two(int replicas) {
        RolloutWorld world = web(replicas);
        world.statefulSet("x:1", "", "", there(replicas));
        return world;
    }

    private static World gizmo(int size) {
        return new World().with(GIZMOS, "{metadata: {name: 'g'}, spec: {size: 1}}", "size: " + size);
    }

    private static World controller(int replicas) {
        return new World()
                .with(
                        Resources.REPLICATION_CONTROLLERS,
                        "{metadata: {name: 'rc'}, spec: {replicas: 1, selector: {app: 'web'}, template: "
                                + RolloutWorld.template("x:1") + "}}",
                        there(replicas));
    }

    static List<Scenario> all() {
        return Stream.of(kinds(), several(), preconditions(), refusals(), tries())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Scenario> kinds() {
        RolloutWorld set = new RolloutWorld().deployment("x:1").replicaSet("1", "x:1", "", "");
        return List.of(
                of("a Deployment up", web(5), WEB + " --replicas=5"),
                of("a Deployment down", web(1), WEB + " --replicas=1"),
                of("a Deployment to nothing", web(0), WEB + " --replicas=0"),
                of("a Deployment to what it is", web(2), WEB + " --replicas=2"),
                of("a Deployment in two words", web(3), "scale --replicas=3 deploy web"),
                of("a flag with its value apart", web(3), "scale deployment web --replicas 3"),
                of(
                        "a StatefulSet up",
                        new RolloutWorld().statefulSet("x:1", "", "", there(3)),
                        "scale statefulset/db --replicas=3"),
                of(
                        "a StatefulSet down",
                        new RolloutWorld().statefulSet("x:1", "", "", there(1)),
                        "scale sts/db --replicas=1"),
                of("a ReplicaSet", set, "scale replicaset/web-1 --replicas=0"),
                of("a ReplicationController", controller(2), "scale replicationcontroller/rc --replicas=2"),
                of("a ReplicationController by its short name", controller(0), "scale rc/rc --replicas=0"),
                of("a kind of somebody's own", gizmo(4), "scale gizmo/g --replicas=4")
                        .notOnFake("kinds of somebody's own"),
                of("a kind of somebody's own by its short name", gizmo(0), "scale gz/g --replicas=0")
                        .notOnFake("kinds of somebody's own"),
                of("a kind of somebody's own by its full name", gizmo(2), "scale gizmos.test.example/g --replicas=2")
                        .notOnFake("kinds of somebody's own"));
    }

    private static Scenario several(String name, String line) {
        return of(name, two(3), line).better(EXIT, ONE).better(WORDS, ONE).better(OBJECTS, ONE);
    }

    /** kubectl does one after the other. */
    private static List<Scenario> several() {
        return List.of(
                several("several of a kind", "scale deployment/web statefulset/db --replicas=3"),
                several("several names of a kind", "scale deployment web web --replicas=3"),
                of(
                                "several, one not as expected",
                                two(3),
                                "scale deployment/web statefulset/db --current-replicas=5 --replicas=3")
                        .better(WORDS, ONE),
                of(
                                "a version for several",
                                two(3),
                                "scale deployment/web statefulset/db --resource-version=1 --replicas=3")
                        .better(WORDS, ONE),
                of("one of several is missing", two(3), "scale deployment/web statefulset/nope --replicas=3")
                        .better(WORDS, ONE)
                        .better(OBJECTS, ONE));
    }

    private static List<Scenario> preconditions() {
        return List.of(
                of("as many as expected", web(3), WEB + " --current-replicas=2 --replicas=3"),
                of("not as many as expected", web(3), WEB + " --current-replicas=9 --replicas=3"),
                of("any number is expected", web(3), WEB + " --current-replicas=-1 --replicas=3"),
                of("an impossible number is expected", web(3), WEB + " --current-replicas=-2 --replicas=3"),
                of("none is expected", web(3), WEB + " --current-replicas=0 --replicas=3"),
                of(
                        "a StatefulSet not as expected",
                        new RolloutWorld().statefulSet("x:1", "", "", there(3)),
                        "scale sts/db --current-replicas=3 --replicas=3"),
                of("a kind of somebody's own as expected", gizmo(2), "scale gz/g --current-replicas=1 --replicas=2")
                        .notOnFake("kinds of somebody's own"),
                of("a kind of somebody's own not as expected", gizmo(2), "scale gz/g --current-replicas=7 --replicas=2")
                        .notOnFake("kinds of somebody's own"));
    }

    private static List<Scenario> refusals() {
        return List.of(
                of("fewer than none", web(2), WEB + " --replicas=-1"),
                of("no number", web(2), WEB + " --replicas=many").better(WORDS, "says what is wanted, a whole number"),
                of("a missing Deployment", web(2), "scale deployment/nope --replicas=2"),
                of("a missing StatefulSet", web(2), "scale sts/nope --replicas=2"),
                of(
                        "a kind that does not scale",
                        new RolloutWorld().daemonSet("x:1"),
                        "scale daemonset/agent --replicas=2"),
                of("a kind that is not there", web(2), "scale unicorn/web --replicas=2"));
    }

    private static List<Scenario> tries() {
        return List.of(
                of("a try on the client", web(2), WEB + " --replicas=5 --dry-run=client"),
                of("a try on the server", web(2), WEB + " --replicas=5 --dry-run=server"),
                of(
                        "a try that is not as expected",
                        web(2),
                        WEB + " --replicas=5 --current-replicas=4 --dry-run=server"),
                of(
                        "a try of a StatefulSet",
                        new RolloutWorld().statefulSet("x:1"),
                        "scale sts/db --replicas=5 --dry-run=server"),
                of("a try of a missing one", web(2), "scale deployment/nope --replicas=5 --dry-run=server"));
    }
}
