package dev.pageturner.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LintCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void asksALivePrometheusWhichMetricsThereAre() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/label/__name__/values", exchange -> {
            byte[] body = "{\"status\":\"success\",\"data\":[\"web_requests_total\"]}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            Path runbook = Files.writeString(
                    folder.resolve("web.md"), "# Web\n\n## Slow\n\n```promql\nrate(web_request_total[5m])\n```\n");

            int code = run(
                    "lint",
                    runbook.toString(),
                    "--prometheus",
                    "http://127.0.0.1:" + server.getAddress().getPort());

            assertThat(code).isEqualTo(1);
            assertThat(out.toString()).contains("web.md:6:6: error [unknown-metric]", "web_requests_total");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void saysThatAServerDoesNotAnswer() throws IOException {
        Path runbook = Files.writeString(folder.resolve("web.md"), "# Web\n");

        assertThat(run("lint", runbook.toString(), "--prometheus", "http://127.0.0.1:1"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("cannot be asked");
    }

    @Test
    void printsACompletionScriptThatBashCompletesWith() throws IOException, InterruptedException {
        assertThat(run("completion", "bash")).isZero();
        Path script = Files.writeString(folder.resolve("completion"), out.toString());

        Process bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        "source " + script
                                + "; COMP_WORDS=(pageturner li); COMP_CWORD=1; _complete_pageturner; echo \"${COMPREPLY[@]}\"")
                .redirectErrorStream(true)
                .start();
        String completed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(bash.waitFor()).isZero();
        assertThat(completed.strip()).isEqualTo("lint");
    }

    private int run(String... arguments) {
        CommandLine line = RootCommand.create(List.of());
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(arguments);
    }
}
