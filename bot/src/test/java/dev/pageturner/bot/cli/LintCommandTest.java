package dev.pageturner.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.pageturner.runbooks.lint.Finding;
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
    void findingsAreLinesThatEditorsJumpToAndColouredOnATerminalOnly() throws IOException {
        Path runbook = Files.writeString(folder.resolve("web.md"), "# Web\n\n```bash\nvi /etc/web.conf\n```\n");

        assertThat(run("lint", runbook.toString())).isZero();
        assertThat(out.toString())
                .contains(runbook + ":4:1: note [step-by-hand] ", "0 errors, 0 warnings, 1 note\n")
                .doesNotContain("\u001b[");

        out.getBuffer().setLength(0);
        new LintText(new PrintWriter(out, true), CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.ON))
                .print(List.of(new Finding("a.md", 1, "unclosed-fence", Finding.Level.ERROR, "@|red no|@", "Mend.")));
        assertThat(out.toString()).contains("\u001b[31m\u001b[1merror\u001b[0m", "@|red no|@ Mend.");
    }

    @Test
    void refusesWhatIsNotThereAndSaysWhenThereIsNothing() {
        assertThat(run("lint", "no.md", "--rules", "no-rules")).isEqualTo(2);
        assertThat(err.toString()).contains("no file or folder no.md.", "no file or folder no-rules.");
        assertThat(run("lint", "")).isEqualTo(2);
        assertThat(err.toString()).contains("a variable may be unset");
        assertThat(run("lint", "--formt", "json", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("Unknown option: '--formt'", "pageturner help lint");
        assertThat(run("lnt")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no command \"lnt\"", "Did you mean lint?");
        assertThat(run("lint", folder.toString())).isZero();
        assertThat(err.toString()).contains("There is no Markdown file in " + folder);
    }

    private int run(String... arguments) {
        CommandLine line = RootCommand.create(List.of(), arguments);
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(arguments);
    }
}
