package dev.pageturner.commands.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.Json;
import dev.pageturner.commands.cluster.Resources;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials that change while the program runs, and clusters that do not answer. */
class CredentialsTest {
    private HttpServer server;
    private volatile String token = "first";

    @TempDir
    private Path directory;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            boolean known =
                    ("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = (known
                            ? "{\"kind\": \"Pod\", \"metadata\": {\"name\": \"web\"}}"
                            : "{\"kind\": \"Status\", \"message\": \"Unauthorized\", \"reason\": \"Unauthorized\", \"code\": 401}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static String name(KubernetesConnection connection) {
        return Json.name(connection.as("", List.of()).get(Resources.PODS, "shop", "web"));
    }

    private Path kubeconfig(String server, String user) throws IOException {
        return Files.writeString(directory.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: test, cluster: {server: "%s"}}]
                users: [{name: somebody, user: %s}]
                contexts: [{name: test, context: {cluster: test, user: somebody}}]
                current-context: test
                """.formatted(server, user));
    }

    @Test
    void aPluginIsAskedAgainWhenItsTokenIsNoLongerTaken() throws IOException {
        Path current = Files.writeString(directory.resolve("token"), "first");
        Path plugin = Files.writeString(directory.resolve("plugin"), """
                #!/bin/sh
                echo run >> %s
                printf '{"apiVersion": "client.authentication.k8s.io/v1", "kind": "ExecCredential", "status": {"token": "%%s"}}' "$(cat %s)"
                """.formatted(directory.resolve("runs"), current));
        Files.setPosixFilePermissions(plugin, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path kubeconfig = kubeconfig(
                url(),
                "{exec: {apiVersion: client.authentication.k8s.io/v1, command: \"" + plugin
                        + "\", interactiveMode: Never}}");
        try (KubernetesConnection connection = new KubernetesConnection(KubernetesSettings.of(kubeconfig.toString()))) {
            assertThat(name(connection)).isEqualTo("web");
            token = "second";
            Files.writeString(current, "second");
            assertThat(name(connection)).isEqualTo("web");
            assertThat(Files.readAllLines(directory.resolve("runs"))).hasSizeGreaterThan(1);
            token = "nobody knows it";
            assertThatThrownBy(() -> name(connection))
                    .isInstanceOf(ApiException.class)
                    .hasMessage("error: You must be logged in to the server (Unauthorized)");
        }
    }

    @Test
    void aTokenInTheKubeconfigIsFollowed() throws IOException {
        Path kubeconfig = kubeconfig(url(), "{token: first}");
        try (KubernetesConnection connection = new KubernetesConnection(KubernetesSettings.of(kubeconfig.toString()))) {
            assertThat(name(connection)).isEqualTo("web");
            token = "second-one";
            kubeconfig(url(), "{token: second-one}");
            assertThat(name(connection)).isEqualTo("web");
        }
    }

    @Test
    void theTokenOfThePodsServiceAccountIsReadAgainWhenTheKubeletWritesAnother() throws IOException {
        Files.writeString(directory.resolve("token"), "first\n");
        Files.writeString(directory.resolve("namespace"), "ops");
        ServiceAccount account = new ServiceAccount(directory, url());
        try (KubernetesConnection connection =
                new KubernetesConnection(KubernetesSettings.of(""), () -> Optional.of(account))) {
            assertThat(name(connection)).isEqualTo("web");
            assertThat(connection.as("", List.of()).defaultNamespace()).isEqualTo("ops");
            token = "second";
            Files.writeString(directory.resolve("token"), "second\n");
            assertThat(name(connection)).isEqualTo("web");
        }
    }

    @Test
    void aServiceAccountIsThereOnlyInsideOfACluster() throws IOException {
        Map<String, String> environment =
                Map.of("KUBERNETES_SERVICE_HOST", "fd00::1", "KUBERNETES_SERVICE_PORT", "6443");
        assertThat(ServiceAccount.in(directory, environment)).isEmpty();
        Files.writeString(directory.resolve("token"), "first");
        assertThat(ServiceAccount.in(directory, Map.of())).isEmpty();
        assertThat(ServiceAccount.in(directory, environment))
                .contains(new ServiceAccount(directory, "https://[fd00::1]:6443"));
    }

    @Test
    void aClusterThatDoesNotAnswerHoldsUpNoOther() throws IOException {
        ExecutorService threads = Executors.newCachedThreadPool();
        Path good = Files.copy(kubeconfig(url(), "{token: first}"), directory.resolve("good"));
        try (ServerSocket deaf = new ServerSocket(0);
                KubernetesConnection alive = new KubernetesConnection(KubernetesSettings.of(good.toString()));
                KubernetesConnection dead = new KubernetesConnection(
                        KubernetesSettings.of(kubeconfig("http://127.0.0.1:" + deaf.getLocalPort(), "{token: x}")
                                        .toString())
                                .timeouts(Duration.ofSeconds(1), Duration.ofSeconds(20)))) {
            assertThat(name(alive)).isEqualTo("web");
            List<CompletableFuture<Throwable>> waiting = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                Cluster cluster = dead.as("", List.of());
                waiting.add(CompletableFuture.supplyAsync(() -> cluster.get(Resources.PODS, "shop", "web"), threads)
                        .handle((pod, failure) -> failure.getCause()));
            }
            for (int i = 0; i < 20; i++) {
                assertThat(name(alive)).isEqualTo("web");
            }
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
            threads.shutdownNow();
            assertThat(waiting)
                    .allSatisfy(answer -> assertThat(answer.join()).isInstanceOf(SystemUnreachableException.class));
        } finally {
            threads.shutdownNow();
        }
    }
}
