package dev.pageturner.bot.rehearsal.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.pageturner.bot.rehearsal.FastClock;
import dev.pageturner.bot.rehearsal.cluster.PracticeCluster;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import dev.pageturner.bot.rehearsal.monitoring.PracticeMonitoring;
import dev.pageturner.bot.rehearsal.monitoring.Receiver;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One incident from its alert to its end, over the cluster's and Alertmanager's own protocols, in fast time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IncidentInTheWorldTest {
    private static final String DEPLOYMENT = "/apis/apps/v1/namespaces/dark-tower/deployments/meeting-controller";
    private static final String PODS = "/api/v1/namespaces/dark-tower/pods";

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<JsonNode> notifications = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger(2);
    private HttpServer bot;
    private PracticeMonitoring monitoring;
    private PracticeCluster cluster;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        bot = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        bot.createContext("/webhooks/alertmanager", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean known = "Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            boolean refused = refusals.getAndDecrement() > 0;
            if (known && !refused) {
                notifications.add(Json.MAPPER.readTree(body));
            }
            exchange.sendResponseHeaders(refused ? 503 : known ? 200 : 401, -1);
            exchange.close();
        });
        bot.start();
        FastClock clock = new FastClock(10);
        DarkTower world = DarkTower.afterBadRelease();
        monitoring = new PracticeMonitoring(clock, new Platform(world, () -> false), Rules.all());
        cluster = PracticeCluster.start(clock, world, folder, monitoring);
        monitoring.notify(new Receiver(
                "pageturner",
                URI.create("http://127.0.0.1:" + bot.getAddress().getPort() + "/webhooks/alertmanager"),
                "secret"));
    }

    @AfterAll
    void stop() {
        cluster.close();
        monitoring.close();
        bot.stop(0);
    }

    private JsonNode call(String method, String path, String type, String body, int expected) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(cluster.url() + path))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(expected);
        return response.body().startsWith("{") ? Json.MAPPER.readTree(response.body()) : Json.object();
    }

    private JsonNode get(String path) throws Exception {
        return call("GET", path, "application/json", "", 200);
    }

    @Test
    @Order(1)
    void onlyWhoKnowsTheUrlGetsIn() throws Exception {
        URI elsewhere = URI.create(cluster.url().replaceFirst("/[0-9a-f]{32}$", "/guess") + PODS);
        HttpResponse<String> response =
                http.send(HttpRequest.newBuilder(elsewhere).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cluster.kubeconfig())))
                .isEqualTo("rw-------");
    }

    @Test
    @Order(2)
    void thePastLeftItsTraces() throws Exception {
        JsonNode sets = get("/apis/apps/v1/namespaces/dark-tower/replicasets?labelSelector=app%3Dmeeting-controller");
        assertThat(Json.items(sets, "items"))
                .extracting(s -> Json.text(s, "metadata", "annotations", "deployment.kubernetes.io/revision"))
                .containsExactlyInAnyOrder("1", "2", "3", "4");
    }

    @Test
    @Order(3)
    void podsOfTheBadVersionPanicAndTheAlertReachesTheBotThatWasDownAtFirst() throws Exception {
        // Between two panics all pods may be well for a moment of this fast clock, and the alert with them.
        JsonNode first = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> notifications.stream()
                                .filter(sent -> Json.text(sent, "status").equals("firing"))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        assertThat(Json.text(first, "version")).isEqualTo("4");
        assertThat(Json.text(first, "groupKey"))
                .isEqualTo("{}:{alertname=\"MCPodsCrashLooping\", cluster=\"practice\", namespace=\"dark-tower\"}");
        String pod = Json.text(first.path("alerts").path(0), "labels", "pod");
        String log = http.send(
                        HttpRequest.newBuilder(URI.create(
                                        cluster.url() + PODS + "/" + pod + "/log?previous=true&tailLines=20"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        assertThat(log).contains("panicked at").contains("meeting-actor");
    }

    @Test
    @Order(4)
    void aRollbackHealsAndTheAlertResolves() throws Exception {
        JsonNode previous = Json.items(
                        get("/apis/apps/v1/namespaces/dark-tower/replicasets?labelSelector=app%3Dmeeting-controller"),
                        "items")
                .stream()
                .filter(s -> Json.text(s, "metadata", "annotations", "deployment.kubernetes.io/revision")
                        .equals("3"))
                .findFirst()
                .orElseThrow();
        var template = (com.fasterxml.jackson.databind.node.ObjectNode)
                Json.at(previous, "spec", "template").deepCopy();
        Json.child(template, "metadata", "labels").remove("pod-template-hash");
        var patch = Json.array();
        patch.addObject().put("op", "replace").put("path", "/spec/template").set("value", template);
        call("PATCH", DEPLOYMENT, "application/json-patch+json", patch.toString(), 200);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode deployment = get(DEPLOYMENT);
            assertThat(Json.number(deployment, 0, "status", "availableReplicas"))
                    .isEqualTo(3);
            assertThat(Json.number(deployment, 0, "status", "updatedReplicas")).isEqualTo(3);
            assertThat(Json.number(deployment, 0, "status", "replicas")).isEqualTo(3);
            assertThat(Json.text(deployment, "metadata", "annotations", "deployment.kubernetes.io/revision"))
                    .isEqualTo("5");
        });
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(notifications)
                .anySatisfy(n -> assertThat(Json.text(n, "status")).isEqualTo("resolved")));
    }

    @Test
    @Order(5)
    void anEvictionThatTheBudgetForbidsIsRefusedAsTheRealApiRefusesIt() throws Exception {
        String pod = Json.items(get(PODS + "?labelSelector=app%3Dmedia-handler"), "items").stream()
                .map(Json::name)
                .findFirst()
                .orElseThrow();
        String eviction =
                "{\"apiVersion\":\"policy/v1\",\"kind\":\"Eviction\",\"metadata\":{\"name\":\"" + pod + "\"}}";
        JsonNode refused = call("POST", PODS + "/" + pod + "/eviction", "application/json", eviction, 429);
        assertThat(Json.text(refused, "message"))
                .isEqualTo("Cannot evict pod as it would violate the pod's disruption budget.");
        assertThat(Json.text(refused.path("details").path("causes").path(0), "message"))
                .isEqualTo("The disruption budget media-handler needs 3 healthy pods and has 3 currently");
        String more = "{\"spec\":{\"replicas\":4}}";
        call(
                "PATCH",
                "/apis/apps/v1/namespaces/dark-tower/deployments/media-handler/scale",
                "application/merge-patch+json",
                more,
                200);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(Json.number(
                        get("/apis/policy/v1/namespaces/dark-tower/poddisruptionbudgets/media-handler"),
                        0,
                        "status",
                        "disruptionsAllowed"))
                .isEqualTo(1));
        call("POST", PODS + "/" + pod + "/eviction", "application/json", eviction, 201);
    }

    @Test
    @Order(6)
    void probesAreAnsweredThroughTheApi() throws Exception {
        JsonNode ready = get("/api/v1/namespaces/dark-tower/services/meeting-controller:8080/proxy/ready");
        assertThat(Json.text(ready, "status")).isEqualTo("ready");
    }

    @Test
    @Order(7)
    void aStaleVersionConflictsAndAnUnknownObjectIsNotFound() throws Exception {
        JsonNode deployment = get(DEPLOYMENT);
        var stale = (com.fasterxml.jackson.databind.node.ObjectNode) deployment.deepCopy();
        Json.child(stale, "metadata").put("resourceVersion", "7");
        assertThat(Json.text(call("PUT", DEPLOYMENT, "application/json", stale.toString(), 409), "message"))
                .startsWith("Operation cannot be fulfilled on deployments.apps \"meeting-controller\"");
        assertThat(Json.text(call("GET", DEPLOYMENT + "x", "application/json", "", 404), "message"))
                .isEqualTo("deployments.apps \"meeting-controllerx\" not found");
    }
}
