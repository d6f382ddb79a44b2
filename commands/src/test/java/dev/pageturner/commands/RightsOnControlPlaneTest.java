package dev.pageturner.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.ApiResource;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import dev.pageturner.commands.kubernetes.ControlPlane;
import dev.pageturner.commands.kubernetes.KubernetesConnection;
import dev.pageturner.commands.kubernetes.KubernetesSettings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each command says it needs is enough, and nothing of it is too much: run by somebody who has just that, it never meets
 * a 403; with one verb taken away it does.
 */
@Tag("deep")
@ExtendWith(ControlPlane.class)
class RightsOnControlPlaneTest {
    private static final String NS = "rights";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final ApiResource CLUSTER_ROLES = rbac("clusterroles", "ClusterRole", false);
    private static final ApiResource ROLES = rbac("roles", "Role", true);
    private static final ApiResource CLUSTER_BINDINGS = rbac("clusterrolebindings", "ClusterRoleBinding", false);
    private static final ApiResource BINDINGS = rbac("rolebindings", "RoleBinding", true);

    private static KubernetesConnection connection;
    private static KubernetesConnection impersonating;
    private static Cluster admin;

    private static ApiResource rbac(String plural, String kind, boolean namespaced) {
        return new ApiResource(
                "rbac.authorization.k8s.io", "v1", plural, plural, kind, namespaced, List.of(), List.of(), Set.of());
    }

    @BeforeAll
    static void makeThings() {
        KubernetesSettings settings =
                KubernetesSettings.of(ControlPlane.kubeconfig().toString());
        connection = new KubernetesConnection(settings);
        impersonating = new KubernetesConnection(settings.impersonating(true));
        admin = connection.as("", List.of());
        ControlPlane.apply("""
                {apiVersion: v1, kind: Node, metadata: {name: rights-node, labels: {kubernetes.io/hostname: rights-node, of: rights}}}
                ---
                {apiVersion: v1, kind: Namespace, metadata: {name: rights}}
                """);
        for (int version = 1; version <= 2; version++) {
            ControlPlane.apply(workload("Deployment", "web", version) + "---\n" + workload("StatefulSet", "db", version)
                    + "---\n" + workload("DaemonSet", "agent", version));
        }
        ControlPlane.apply(workload("ReplicaSet", "rs", 1) + """
                ---
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: migrate, namespace: rights}
                spec:
                  schedule: "0 0 1 1 *"
                  jobTemplate:
                    spec:
                      template:
                        metadata: {annotations: {test/runs-for: 1500ms}}
                        spec: {restartPolicy: Never, containers: [{name: app, image: x}]}
                ---
                {apiVersion: batch/v1, kind: Job, metadata: {name: seed, namespace: rights, labels: {of: seed}}, spec: {template: {spec: {restartPolicy: Never, containers: [{name: app, image: x}]}}}}
                ---
                {apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: rights}, data: {N: "0"}}
                ---
                {apiVersion: v1, kind: Service, metadata: {name: web, namespace: rights}, spec: {selector: {app: web}, ports: [{port: 80}]}}
                ---
                {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: disk, namespace: rights}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}
                ---
                {apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: web, namespace: rights}, spec: {maxUnavailable: 2, selector: {matchLabels: {app: web}}}}
                ---
                {apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web, namespace: rights}, spec: {maxReplicas: 9, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: nope}}}
                ---
                {apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: api, namespace: rights}, spec: {traffic: [{revisionName: api-2, percent: 100}]}}
                ---
                {apiVersion: serving.knative.dev/v1, kind: Revision, metadata: {name: api-1, namespace: rights, labels: {serving.knative.dev/service: api}}, spec: {containers: [{image: "api:1"}]}}
                """);
        ControlPlane.kubectl(
                "patch",
                "revisions.serving.knative.dev/api-1",
                "-n",
                NS,
                "--subresource=status",
                "--type=merge",
                "-p",
                "{\"status\": {\"conditions\": [{\"type\": \"Ready\", \"status\": \"True\"}]}}");
        for (String workload : List.of("deployment/web", "statefulset/db", "daemonset/agent")) {
            ControlPlane.kubectl("rollout", "status", workload, "-n", NS, "--timeout=60s");
        }
    }

    private static String workload(String kind, String name, int version) {
        return """
                apiVersion: apps/v1
                kind: %s
                metadata: {name: %s, namespace: rights}
                spec:
                  selector: {matchLabels: {app: %s}}
                  template:
                    metadata: {labels: {app: %s}}
                    spec:
                      nodeSelector: {kubernetes.io/hostname: rights-node}
                      terminationGracePeriodSeconds: 0
                      containers: [{name: app, image: "x:%d"}]
                """.formatted(kind, name, name, name, version);
    }

    @AfterAll
    static void disconnect() {
        impersonating.close();
        connection.close();
    }

    /** Lines that together need every right of the command. NUMBER is another one each time, POD a pod of that name. */
    private static List<String> lines(String command) {
        return switch (command) {
            case "rollback", "restart" -> List.of("deployment/web", "statefulset/db", "daemonset/agent");
            case "set-image" ->
                List.of("deployment/web app=x:NUMBER", "statefulset/db app=x:NUMBER", "daemonset/agent app=x:NUMBER");
            case "scale" ->
                List.of("deployment/web --replicas=1", "statefulset/db --replicas=1", "replicaset/rs --replicas=1");
            case "pause", "resume" -> List.of("deployment/web");
            case "cordon" -> List.of("rights-node", "-l of=rights");
            case "uncordon" -> List.of("rights-node", "-l of=rights");
            case "drain" ->
                List.of(
                        "rights-node --ignore-daemonsets --force",
                        "-l of=rights --ignore-daemonsets --force --disable-eviction");
            case "delete-pod" -> List.of("POD:web", "-l app=web", "POD:web --force");
            case "run-job" -> List.of("job-NUMBER --from=cronjob/migrate");
            case "traffic-rollback" -> List.of("api");
            case "patch-config" -> List.of("configmap/settings N=NUMBER");
            case "get" -> gets();
            case "describe" ->
                List.of(
                        "pod POD:web",
                        "node rights-node",
                        "service web",
                        "configmap settings",
                        "endpoints web",
                        "pvc disk",
                        "deployment web",
                        "replicaset rs",
                        "statefulset db",
                        "daemonset agent",
                        "pods",
                        "nodes",
                        "services",
                        "configmaps",
                        "endpoints",
                        "pvc",
                        "deployments",
                        "replicasets",
                        "statefulsets",
                        "daemonsets");
            case "logs" ->
                List.of(
                        "POD:web",
                        "-l app=web",
                        "deployment/web",
                        "statefulset/db",
                        "daemonset/agent",
                        "replicaset/rs",
                        "service/web",
                        "job/seed");
            case "events" -> List.of("", "-A");
            case "top" -> List.of("pods", "nodes", "pod POD:web", "node rights-node", "pods -A");
            case "rollout-status", "rollout-history" -> List.of("deployment/web", "statefulset/db", "daemonset/agent");
            case "probe" ->
                List.of(
                        "GET http://x:80/ --via=pod/POD:web",
                        "GET http://x:80/ --via=service/web",
                        "GET http://x:80/ --via=deployment/web",
                        "GET http://x:80/ --via=statefulset/db",
                        "GET http://x:80/ --via=daemonset/agent",
                        "GET http://x:80/ --via=replicaset/rs");
            default -> List.of();
        };
    }

    private static List<String> gets() {
        List<String> lines = new ArrayList<>();
        for (String object : List.of(
                "pods POD:web",
                "nodes rights-node",
                "services web",
                "events nope",
                "configmaps settings",
                "endpoints web",
                "namespaces rights",
                "pvc disk",
                "deployments web",
                "replicasets rs",
                "statefulsets db",
                "daemonsets agent",
                "jobs seed",
                "cronjobs migrate",
                "hpa web",
                "pdb web")) {
            lines.add(object);
            lines.add(object.split(" ")[0]);
            lines.add(object.split(" ")[0] + " -w");
        }
        return lines;
    }

    private record Right(String group, String resource, String verb, boolean wide) {}

    private record Missing(String command, Right right) {
        @Override
        public String toString() {
            return command + " without " + right.verb() + " " + right.resource();
        }
    }

    private static List<Right> rights(CommandSpec spec) {
        List<Right> rights = new ArrayList<>();
        for (Permission permission : Permissions.joined(spec.permissions())) {
            for (String resource : permission.resources()) {
                for (String verb : permission.verbs()) {
                    rights.add(new Right(permission.apiGroup(), resource, verb, permission.clusterScoped()));
                }
            }
        }
        return rights;
    }

    static Stream<CommandSpec> commands() {
        return Catalogue.standard().all().stream().map(Command::spec).filter(spec -> !spec.permissions()
                .isEmpty());
    }

    /**
     * Rights that only some runs need: pods are listed when they do not come up, a pod is looked at again after a conflict,
     * the end of a log is there when the Job wrote one, a rollout may be over before it is watched, and a forward's refusal
     * is not an answer of the API.
     */
    private static final Set<String> SOMETIMES = Set.of(
            "rollback without list pods",
            "restart without list pods",
            "resume without list pods",
            "set-image without list pods",
            "drain without get pods",
            "run-job without get pods/log",
            "run-job without watch jobs",
            "probe without create pods/portforward",
            "probe without get pods/portforward");

    static Stream<Missing> missing() {
        return commands()
                .flatMap(spec -> rights(spec).stream().map(right -> new Missing(spec.name(), right)))
                .filter(missing -> !SOMETIMES.contains(missing.toString()))
                .filter(missing -> !missing.right().verb().equals("watch")
                        || missing.command().equals("get")
                        || missing.command().equals("drain"))
                .filter(missing -> !missing.command().equals("rollout-status")
                        || missing.right().verb().equals("get"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void whatItSaysItNeedsIsEnough(CommandSpec spec) {
        Person person = person(rights(spec));
        for (String line : lines(spec.name())) {
            person.runs(spec.name(), line);
        }
        assertThat(person.refused).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("missing")
    void nothingOfItIsTooMuch(Missing missing) {
        CommandSpec spec =
                Catalogue.standard().find(missing.command()).orElseThrow().spec();
        List<Right> rights = new ArrayList<>(rights(spec));
        rights.remove(missing.right());
        Person person = person(rights);
        for (String line : lines(spec.name())) {
            if (person.refused.isEmpty() && concerns(spec.name(), line, missing.right())) {
                person.runs(spec.name(), line);
            }
        }
        assertThat(person.refused).isNotEmpty().allSatisfy(sentence -> assertThat(sentence)
                .contains("cannot " + missing.right().verb()));
    }

    /** A get of something else shows nothing and takes its time. */
    private static boolean concerns(String command, String line, Right right) {
        return !command.equals("get")
                || Resources.known(line.split(" ")[0]).orElseThrow().plural().equals(right.resource());
    }

    private static Person person(List<Right> rights) {
        String name = "person-" + COUNT.incrementAndGet();
        bind(name, rights.stream().filter(Right::wide).toList(), CLUSTER_ROLES, CLUSTER_BINDINGS, "");
        bind(name, rights.stream().filter(right -> !right.wide()).toList(), ROLES, BINDINGS, NS);
        Cluster cluster = impersonating.as(name, List.of());
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(10))
                .until(() -> rights.stream()
                        .map(Right::wide)
                        .distinct()
                        .allMatch(wide -> may(
                                cluster,
                                rights.stream()
                                        .filter(right -> right.wide() == wide)
                                        .findFirst()
                                        .orElseThrow())));
        return new Person(cluster);
    }

    private static boolean may(Cluster cluster, Right right) {
        String[] parts = right.resource().split("/");
        ObjectNode review = Json.object();
        review.putObject("spec")
                .putObject("resourceAttributes")
                .put("group", right.group())
                .put("resource", parts[0])
                .put("subresource", parts.length > 1 ? parts[1] : "")
                .put("verb", right.verb())
                .put("namespace", right.wide() ? "" : NS);
        ApiResource reviews = new ApiResource(
                "authorization.k8s.io",
                "v1",
                "selfsubjectaccessreviews",
                "",
                "SelfSubjectAccessReview",
                false,
                List.of(),
                List.of(),
                Set.of());
        return cluster.create(reviews, "", review, false).at("/status/allowed").asBoolean();
    }

    private static void bind(
            String name, List<Right> rights, ApiResource roles, ApiResource bindings, String namespace) {
        if (rights.isEmpty()) {
            return;
        }
        ObjectNode role = named(roles, name);
        for (Right right : rights) {
            ObjectNode rule = role.withArray("/rules").addObject();
            rule.putArray("apiGroups").add(right.group());
            rule.putArray("resources").add(right.resource());
            rule.putArray("verbs").add(right.verb());
        }
        admin.create(roles, namespace, role, false);
        ObjectNode binding = named(bindings, name);
        binding.putObject("roleRef")
                .put("apiGroup", roles.group())
                .put("kind", roles.kind())
                .put("name", name);
        binding.putArray("subjects")
                .addObject()
                .put("apiGroup", roles.group())
                .put("kind", "User")
                .put("name", name);
        admin.create(bindings, namespace, binding, false);
    }

    private static ObjectNode named(ApiResource resource, String name) {
        ObjectNode object =
                Json.object().put("apiVersion", resource.apiVersion()).put("kind", resource.kind());
        object.putObject("metadata").put("name", name);
        return object;
    }

    /** Remembers every 403. */
    private static final class Person {
        private final Set<String> refused = ConcurrentHashMap.newKeySet();
        private final Cluster cluster;

        Person(Cluster real) {
            cluster = (Cluster) Proxy.newProxyInstance(
                    Cluster.class.getClassLoader(), new Class<?>[] {Cluster.class}, (proxy, method, arguments) -> {
                        try {
                            return method.invoke(real, arguments);
                        } catch (InvocationTargetException e) {
                            if (e.getCause() instanceof ApiException api && api.isForbidden()) {
                                refused.add(api.serverMessage());
                            }
                            throw e.getCause();
                        }
                    });
        }

        void runs(String command, String line) {
            prepare(command, line);
            String words = command + " "
                    + (line.contains("POD:web") ? line.replace("POD:web", pod()) : line)
                            .replace("NUMBER", String.valueOf(COUNT.incrementAndGet()));
            boolean nodes = command.endsWith("cordon") || command.equals("drain") || line.contains("-A");
            boolean namespaced = !nodes && !line.startsWith("node") && !line.startsWith("namespace");
            Trial trial = new Trial(cluster);
            String full = namespaced ? words + " -n " + NS : words;
            Preview preview = trial.preview(full);
            if (preview.allowed()) {
                Duration patience = Duration.ofSeconds(line.endsWith("-w") || command.startsWith("traffic") ? 1 : 20);
                TestRun control = new TestRun(
                        preview.fingerprint(), Clock.systemUTC().instant().plus(patience));
                try {
                    trial.run(full, control);
                } catch (ApiException | SystemUnreachableException e) {
                    // Only whether it was a 403 matters, which was noted.
                }
            }
        }

        /** So that there is something to do each time. */
        private static void prepare(String command, String line) {
            if (List.of("drain", "cordon", "uncordon").contains(command)) {
                cordon(command.equals("uncordon"));
            } else {
                cordon(false);
            }
            if (command.equals("pause") || command.equals("resume")) {
                ControlPlane.kubectl("rollout", command.equals("pause") ? "resume" : "pause", line, "-n", NS);
            }
            if (command.equals("drain")) {
                pod();
            }
            if (command.equals("run-job")) {
                ControlPlane.kubectl("delete", "jobs", "-l", "of!=seed", "-n", NS);
            }
            if (command.equals("traffic-rollback")) {
                ControlPlane.kubectl(
                        "patch",
                        "services.serving.knative.dev/api",
                        "-n",
                        NS,
                        "--type=merge",
                        "-p",
                        "{\"spec\": {\"traffic\": [{\"revisionName\": \"api-2\", \"percent\": 100}]}}");
            }
            if (command.equals("scale")) {
                scale(line.split(" ")[0], 2);
            }
        }

        private static void cordon(boolean wanted) {
            ObjectNode body = Json.object();
            body.putObject("spec").put("unschedulable", wanted);
            admin.patch(Resources.NODES, "", "rights-node", dev.pageturner.commands.cluster.Patch.merge(body));
        }

        private static void scale(String target, int replicas) {
            ControlPlane.kubectl("scale", target, "--replicas=" + replicas, "-n", NS);
        }

        private static String pod() {
            return await().atMost(Duration.ofSeconds(15))
                    .until(
                            () -> admin.list(Resources.PODS, NS, Selection.labels("app=web")).items().stream()
                                    .filter(pod -> !Json.isDeleting(pod)
                                            && Json.text(pod, "/status/phase").equals("Running"))
                                    .map(Json::name)
                                    .findFirst()
                                    .orElse(""),
                            name -> !name.isEmpty());
        }
    }
}
