package dev.pageturner.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PreviewCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private String kubeconfig;
    private String server;

    @BeforeEach
    void writeKubeconfigOfAClusterThatIsDown() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server = "127.0.0.1:" + socket.getLocalPort();
        }
        Path file = directory.resolve("kubeconfig");
        Files.writeString(file, """
                apiVersion: v1
                kind: Config
                clusters: [{name: c, cluster: {server: "http://%s"}}]
                users: [{name: u, user: {}}]
                contexts: [{name: c, context: {cluster: c, user: u}}]
                current-context: c
                """.formatted(server));
        kubeconfig = file.toString();
    }

    private int run(String... words) {
        CommandLine line = RootCommand.create(List.of());
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(words);
    }

    @Test
    void saysInJsonThatTheClusterIsDown() throws IOException {
        int exit = run("preview", "rollback", "deploy/web", "-nshop", "--kubeconfig", kubeconfig, "--format", "json");
        assertThat(exit).isEqualTo(1);
        JsonNode preview = new ObjectMapper().readTree(out.toString());
        assertThat(preview.path("command").asText()).isEqualTo("rollback");
        assertThat(preview.path("target").asText()).isEqualTo("deployment/web");
        assertThat(preview.at("/arguments/namespace").asText()).isEqualTo("shop");
        assertThat(preview.path("risk").asText()).isEqualTo("high");
        assertThat(preview.path("allowed").asBoolean()).isFalse();
        assertThat(preview.path("refusal").asText())
                .isEqualTo("The connection to the server " + server
                        + " was refused - did you specify the right host or port?");
        assertThat(preview.path("changes").isArray()).isTrue();
    }

    @Test
    void understandsKubectlsWordsAndItsOwnOptionsInFront() {
        int exit = run("preview", "--kubeconfig=" + kubeconfig, "kubectl", "rollout", "undo", "deploy", "web");
        assertThat(exit).isEqualTo(1);
        assertThat(out.toString()).startsWith("rollback deployment/web").contains("refused: The connection");
    }

    @Test
    void saysThatAKubeconfigIsMissing() {
        assertThat(run("preview", "rollback", "deploy/web", "--kubeconfig", kubeconfig + ".no"))
                .isEqualTo(2);
        assertThat(err.toString()).contains(kubeconfig + ".no cannot be read");
    }

    @Test
    void wordsThatAreNotUnderstoodAreUnusable() {
        assertThat(run("preview", "rollback", "deploy/web", "--to-revison=3")).isEqualTo(2);
        assertThat(err.toString()).contains("did you mean --to-revision?");
        assertThat(run("preview", "explode")).isEqualTo(2);
        assertThat(run("preview")).isEqualTo(2);
        assertThat(run("preview", "rollback", "deploy/web", "--format", "xml")).isEqualTo(2);
    }
}
