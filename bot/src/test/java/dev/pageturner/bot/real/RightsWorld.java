package dev.pageturner.bot.real;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.pageturner.commands.Catalogue;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.ConfiguredSystems;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Parsed;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.RunControl;
import dev.pageturner.commands.SystemSettings;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Deletion;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Patch;
import dev.pageturner.commands.cluster.Resources;
import dev.pageturner.commands.cluster.Selection;
import dev.pageturner.commands.kubernetes.KubernetesSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A namespace and a node with something of every kind, and the person who types command lines at them. */
final class RightsWorld implements AutoCloseable {
    /** What a probe that does not come through is taken for. */
    private static final String NO_FORWARD =
            "cannot create resource \"pods/portforward\", cannot get resource \"pods/portforward\": ";

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Pattern SETUP = Pattern.compile(" (REPLACED|LOCKED):(\\S+)");

    private final String name;
    private final ControlPlane plane;
    private final ConfiguredSystems own;
    private final Cluster admin;
    private final ConfiguredSystems systems;
    private final String user;
    private final List<String> groups;
    private final HttpServer probed;

    /** @param user whom {@code nobody} acts as; empty for nobody else */
    RightsWorld(String name, ControlPlane plane, String user, List<String> groups) {
        this.name = name;
        this.plane = plane;
        this.user = user;
        this.groups = groups;
        this.own = systems(KubernetesSettings.of(plane.kubeconfig()));
        this.admin = own.cluster("", List.of());
        this.systems = systems(KubernetesSettings.of(plane.kubeconfigOfNobody()).impersonating(!user.isEmpty()));
        try {
            probed = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        probed.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        probed.start();
    }

    private static ConfiguredSystems systems(KubernetesSettings settings) {
        return new ConfiguredSystems(new SystemSettings("test", settings, "", Map.of(), Map.of()));
    }

    Cluster admin() {
        return admin;
    }

    /** The API server as {@code nobody}, or as whom it acts as. */
    Cluster person() {
        return systems.cluster(user, groups);
    }

    String name() {
        return name;
    }

    void make(Path scratch) {
        plane.apply(
                scratch,
                """
                {apiVersion: v1, kind: Node, metadata: {name: ID, labels: {kubernetes.io/hostname: ID, of: ID}}}
                ---
                {apiVersion: v1, kind: Namespace, metadata: {name: ID}}
                ---
                {apiVersion: batch/v1, kind: Job, metadata: {name: seed, namespace: ID, labels: {of: seed}}, spec: {template: {spec: {restartPolicy: Never, containers: [{name: app, image: x}]}}}}
                ---
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: migrate, namespace: ID}
                spec:
                  schedule: "0 0 1 1 *"
                  jobTemplate: {spec: {template: {metadata: {annotations: {test/runs-for: 300ms}}, spec: {restartPolicy: Never, containers: [{name: app, image: x}]}}}}
                ---
                {apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: ID}, data: {N: "0"}}
                ---
                {apiVersion: v1, kind: Event, metadata: {name: told, namespace: ID}, involvedObject: {kind: Pod, name: web, namespace: ID}, reason: Told, message: told, type: Normal}
                ---
                {apiVersion: v1, kind: Service, metadata: {name: web, namespace: ID}, spec: {selector: {app: web}, ports: [{port: 80}]}}
                ---
                {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: disk, namespace: ID}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}
                ---
                {apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web, namespace: ID}, spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}}
                ---
                {apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: web, namespace: ID}, spec: {maxUnavailable: 9, selector: {matchLabels: {app: web}}}}
                ---
                {apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web, namespace: ID}, spec: {maxReplicas: 9, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: nope}}}
                ---
                {apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: api, namespace: ID}, spec: {traffic: [{revisionName: api-2, percent: 100}]}}
                ---
                {apiVersion: serving.knative.dev/v1, kind: Revision, metadata: {name: api-1, namespace: ID, labels: {serving.knative.dev/service: api}}, spec: {containers: [{image: "api:1"}]}}
                ---
                {apiVersion: kwok.x-k8s.io/v1alpha1, kind: ClusterPortForward, metadata: {name: ID}, spec: {selector: {matchNamespaces: [ID]}, forwards: [{ports: [80], target: {port: PORT, address: 127.0.0.1}}]}}
                """.replace("PORT", String.valueOf(probed.getAddress().getPort()))
                                .replace("ID", name)
                        + workload("ReplicaSet", "rs", 1, "a: b"));
        for (int version = 1; version <= 2; version++) {
            plane.apply(
                    scratch,
                    workload("Deployment", "web", version, "a: b")
                            + workload("StatefulSet", "db", version, "a: b")
                            + workload("DaemonSet", "agent", version, "a: b")
                            + workload("Deployment", "stuck", version, "test/broken: \"true\"")
                            + workload("StatefulSet", "stuck-db", version, "test/broken: \"true\"")
                            + workload("DaemonSet", "stuck-agent", version, "test/broken: \"true\""));
            for (String workload : List.of("deployment/web", "statefulset/db", "daemonset/agent")) {
                plane.kubectl("rollout", "status", workload, "-n", name, "--timeout=60s");
            }
        }
        plane.kubectl(
                "patch",
                "revisions.serving.knative.dev/api-1",
                "-n",
                name,
                "--subresource=status",
                "--type=merge",
                "-p",
                "{\"status\": {\"conditions\": [{\"type\": \"Ready\", \"status\": \"True\"}]}}");
    }

    private String workload(String kind, String workload, int version, String annotations) {
        return """
                ---
                apiVersion: apps/v1
                kind: KIND
                metadata: {name: NAME, namespace: ID}
                spec:
                  selector: {matchLabels: {app: NAME}}
                  template:
                    metadata: {labels: {app: NAME}, annotations: {ANNOTATIONS}}
                    spec:
                      nodeSelector: {kubernetes.io/hostname: ID}
                      tolerations: [{operator: Exists}]
                      terminationGracePeriodSeconds: 0
                      containers: [{name: app, image: "x:VERSION"}]
                """.replace("KIND", kind)
                .replace("NAME", workload)
                .replace("ANNOTATIONS", annotations)
                .replace("VERSION", String.valueOf(version))
                .replace("ID", name);
    }

    /** Runs it to its end. @return every 403 that was met on the way */
    Witness run(String command, String line) {
        return type(command, line, true);
    }

    /** Runs it if it only reads, else looks at its preview. */
    Witness look(String command, String line) {
        return type(command, line, false);
    }

    private Witness type(String command, String line, boolean changes) {
        Witness witness = new Witness(systems);
        Matcher setup = SETUP.matcher(line);
        String words = command + " "
                + setup.replaceAll("")
                        .replace("POD:web", line.contains("POD:web") ? pod() : "")
                        .replace("NUMBER", String.valueOf(COUNT.incrementAndGet()))
                        .replaceAll("\\bNODE\\b|\\bNS\\b", name);
        if (changes) {
            prepare(command, line);
            setup.reset();
            if (setup.find()) {
                setUp(setup.group(1), setup.group(2), witness);
            }
        }
        boolean nodes = command.endsWith("cordon") || command.equals("drain");
        boolean wide = nodes || line.contains("-A") || line.startsWith("node") || line.startsWith("namespace");
        Parsed.Ok parsed = (Parsed.Ok) Catalogue.standard().parse(words(wide ? words : words + " -n " + name));
        CommandContext context = new CommandContext(witness, user, groups, Clock.systemUTC());
        Preview preview = parsed.command().preview(parsed.invocation(), context);
        boolean reads = parsed.command().spec().risk() == Risk.READ;
        if ((changes || reads) && preview.allowed()) {
            try {
                Outcome outcome =
                        parsed.command().run(parsed.invocation(), context, control(preview, patience(command, line)));
                // A refusal of the port-forward comes on a connection of its own, which only breaks.
                if (command.equals("probe") && outcome.status() != Outcome.Status.SUCCEEDED) {
                    witness.refuse(NO_FORWARD + outcome.sentence());
                }
            } catch (ApiException | SystemUnreachableException e) {
                if (command.equals("probe")) {
                    witness.refuse(NO_FORWARD + e.getMessage());
                }
            }
        }
        return witness;
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = Pattern.compile("\\S+( in \\([^)]*\\))?").matcher(line);
        while (word.find()) {
            words.add(word.group());
        }
        return words;
    }

    private static Duration patience(String command, String line) {
        boolean never = line.contains("stuck") || line.endsWith("-w") || command.equals("traffic-rollback");
        return never ? Duration.ofMillis(1000) : Duration.ofSeconds(20);
    }

    /** Its time begins to run out when it says for the second time how far it is: what it does first may take its time. */
    private static RunControl control(Preview preview, Duration patience) {
        Clock clock = Clock.systemUTC();
        AtomicInteger reports = new AtomicInteger();
        AtomicReference<Instant> deadline = new AtomicReference<>(
                clock.instant().plus(preview.fingerprint().isEmpty() ? patience : Duration.ofSeconds(20)));
        return new RunControl() {
            @Override
            public @Nullable String approvedFingerprint() {
                return preview.fingerprint();
            }

            @Override
            public Instant deadline() {
                return deadline.get();
            }

            @Override
            public boolean cancelled() {
                return false;
            }

            @Override
            public void progress(String text) {
                if (reports.incrementAndGet() == 2) {
                    deadline.set(clock.instant().plus(patience));
                }
            }
        };
    }

    private void setUp(String what, String object, Witness witness) {
        if (what.equals("LOCKED")) {
            plane.kubectl("delete", "lease", "pageturner-job-" + object, "-n", name, "--ignore-not-found");
            ObjectNode lease = Json.object();
            lease.putObject("metadata").put("name", "pageturner-job-" + object);
            admin.create(Objects.requireNonNull(admin.resource("leases")), name, lease, false);
        } else {
            witness.mistake(object);
        }
    }

    /** So that there is something to do each time. */
    private void prepare(String command, String line) {
        if (List.of("drain", "cordon", "uncordon", "delete-pod").contains(command)) {
            ObjectNode body = Json.object();
            body.putObject("spec").put("unschedulable", command.equals("uncordon"));
            admin.patch(Resources.NODES, "", name, Patch.merge(body));
            pod();
        }
        if (command.equals("pause") || command.equals("resume")) {
            ObjectNode body = Json.object();
            body.putObject("spec").put("paused", command.equals("resume"));
            admin.patch(Resources.DEPLOYMENTS, name, line.replaceFirst("deployment/", ""), Patch.merge(body));
        }
        if (command.equals("run-job")) {
            admin.list(Resources.JOBS, name, Selection.labels("of!=seed"))
                    .items()
                    .forEach(job -> admin.delete(
                            Resources.JOBS, name, Json.name(job), new Deletion(null, 0, "Background", false)));
            await().until(() -> admin.list(Resources.JOBS, name, Selection.labels("of!=seed"))
                    .items()
                    .isEmpty());
        }
        if (command.equals("traffic-rollback")) {
            ObjectNode body = (ObjectNode)
                    Json.parse("{\"spec\": {\"traffic\": [{\"revisionName\": \"api-2\", \"percent\": 100}]}}");
            admin.patch(
                    Objects.requireNonNull(admin.resource("services.serving.knative.dev")),
                    name,
                    "api",
                    Patch.merge(body));
        }
        if (command.equals("scale")) {
            String[] target = line.split("[/ ]");
            ObjectNode body = Json.object();
            body.putObject("spec").put("replicas", 2);
            admin.patch(Resources.known(target[0]).orElseThrow(), name, target[1], Patch.merge(body));
        }
    }

    private String pod() {
        return await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> admin.list(Resources.PODS, name, Selection.labels("app=web")).items().stream()
                                .filter(pod -> !Json.isDeleting(pod)
                                        && Json.text(pod, "/status/phase").equals("Running"))
                                .map(Json::name)
                                .findFirst()
                                .orElse(""),
                        found -> !found.isEmpty());
    }

    @Override
    public void close() {
        probed.stop(0);
        systems.close();
        own.close();
    }
}
