package dev.pageturner.commands.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.sun.net.httpserver.HttpServer;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Trial;
import dev.pageturner.commands.kubernetes.ControlPlane;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("control-plane")
@ExtendWith(ControlPlane.class)
class ProbeOnControlPlaneTest {
    private static HttpServer server;

    private final String namespace = "probe-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void connect() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/metrics", exchange -> {
            byte[] body = ("asked as " + exchange.getRequestHeaders().getFirst("Host") + "\n")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/chunked", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 3; i++) {
                pause(300);
                exchange.getResponseBody().write(("piece " + i + "\n").getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            }
            exchange.close();
        });
        server.createContext("/long", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.createContext("/slow", exchange -> {
            pause(3000);
            byte[] body = "at last\n".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    @AfterAll
    static void disconnect() {
        server.stop(0);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Outcome run(String line) {
        return new Trial(ControlPlane.cluster()).read(line + " -n " + namespace);
    }

    private void deploy() {
        deploy(server.getAddress().getPort());
    }

    private void deploy(int port) {
        ControlPlane.apply("""
                apiVersion: v1
                kind: Namespace
                metadata: {name: NS}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: NS}
                spec:
                  replicas: 2
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec: {containers: [{name: app, image: x, ports: [{name: http, containerPort: 8080}]}]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: web, namespace: NS}
                spec: {selector: {app: web}, ports: [{port: 80, targetPort: http}]}
                ---
                apiVersion: kwok.x-k8s.io/v1alpha1
                kind: ClusterPortForward
                metadata: {name: NS}
                spec:
                  selector: {matchNamespaces: [NS]}
                  forwards: [{ports: [8080], target: {port: PORT, address: 127.0.0.1}}]
                """.replace("NS", namespace).replace("PORT", String.valueOf(port)));
        ControlPlane.kubectl("rollout", "status", "deployment/web", "-n", namespace, "--timeout=60s");
    }

    @Test
    void looksThroughAPortForwardToAPodOfTheWorkloadOrService() {
        deploy();
        // The simulated kubelet learns of a forward a moment after it was written.
        await().atMost(Duration.ofSeconds(60))
                .until(() -> run("probe GET http://web/metrics --via=service/web --port=80")
                                .status()
                        == Outcome.Status.SUCCEEDED);
        Outcome outcome = run("probe GET http://localhost:8080/metrics --via=deployment/web --port=8080");
        assertThat(outcome.sentence()).startsWith("HTTP/1.1 200 OK");
        assertThat(Objects.requireNonNull(outcome.output()).text()).isEqualTo("asked as localhost:8080\n");
        assertThat(run("probe GET http://web/metrics --via=service/web --port=80")
                        .status())
                .isEqualTo(Outcome.Status.SUCCEEDED);
        assertThat(run("probe GET http://web:81/ --via=service/web").sentence())
                .isEqualTo("Service web does not have a service port 81");
        assertThat(run("probe GET http://localhost:8080/ --via=deployment/nope").sentence())
                .isEqualTo("Error from server (NotFound): deployments.apps \"nope\" not found");
    }

    @Test
    void readsSlowAndChunkedAnswersThroughAPortForward() {
        deploy();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> run("probe GET http://localhost:8080/metrics --via=deployment/web")
                                .status()
                        == Outcome.Status.SUCCEEDED);
        Outcome chunked = run("probe GET http://localhost:8080/chunked --via=deployment/web");
        assertThat(chunked.sentence()).startsWith("HTTP/1.1 200 OK");
        assertThat(Objects.requireNonNull(chunked.output()).text()).isEqualTo("piece 0\npiece 1\npiece 2\n");
        assertThat(Objects.requireNonNull(run("probe GET http://localhost:8080/long --via=deployment/web")
                                .output())
                        .truncated())
                .isTrue();
        assertThat(Objects.requireNonNull(run("probe GET http://localhost:8080/slow --via=deployment/web")
                                .output())
                        .text())
                .isEqualTo("at last\n");
    }

    @Test
    void readsTheAnswerOfAServerThatKeepsItsConnectionsOpen() {
        WireMockServer jetty =
                new WireMockServer(WireMockConfiguration.options().dynamicPort());
        jetty.start();
        try {
            jetty.stubFor(WireMock.get("/health").willReturn(WireMock.ok("fine\n")));
            deploy(jetty.port());
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> run("probe GET http://localhost:8080/health --via=deployment/web")
                                    .status()
                            == Outcome.Status.SUCCEEDED);
        } finally {
            jetty.stop();
        }
    }
}
