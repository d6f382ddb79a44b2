package dev.pageturner.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code steps} and {@code match} as they are typed. */
class RunbookCommandsTest {
    private static final String RUNBOOK = """
            # Web
            ## Scenario 1: Down
            **Alert**: WebDown

            **Diagnosis**:
            ```bash
            # Pods
            kubectl get pods -n web
            ```

            **Fix**:
            ```bash
            kubectl rollout undo deployment/web -n web
            vi /etc/web.conf
            ```
            """;

    private static final String NOTIFICATION = """
            {"version": "4", "groupKey": "{}:{}", "receiver": "bot", "status": "firing", "alerts": [
              {"status": "firing", "labels": {"alertname": "WebDown"}, "annotations": {}, "fingerprint": "f1",
               "startsAt": "2026-01-01T00:00:00Z", "endsAt": "0001-01-01T00:00:00Z", "generatorURL": ""},
              {"status": "firing", "labels": {"alertname": "Other"}, "annotations": {}, "fingerprint": "f2",
               "startsAt": "2026-01-01T00:00:00Z", "endsAt": "0001-01-01T00:00:00Z", "generatorURL": ""}]}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("web.md"), RUNBOOK);
        Files.writeString(folder.resolve("alert.json"), NOTIFICATION);
    }

    @Test
    void stepsPrintsOneJsonObjectToAFile() throws IOException {
        assertThat(run(new StepsCommand(), folder.toString(), "--format", "json"))
                .isZero();

        JsonNode json = new JsonMapper().readTree(out.toString());
        assertThat(json.at("/file").asText()).endsWith("web.md");
        assertThat(json.at("/scenarios/0/anchor").asText()).isEqualTo("scenario-1-down");
        assertThat(json.at("/scenarios/0/steps/0/kind").asText()).isEqualTo("cluster-read");
        assertThat(json.at("/scenarios/0/steps/1/command").asText()).isEqualTo("rollback");
        assertThat(out.toString().strip()).doesNotContain("\n");
    }

    @Test
    void stepsSaysWhyAStepHasNoButton() {
        assertThat(run(new StepsCommand(), folder.resolve("web.md") + "#scenario-1-down"))
                .isZero();

        assertThat(out.toString())
                .contains("change rollback", "by-hand", "because")
                .doesNotContain("\u001b[");
    }

    @Test
    void stepsRefusesFilesAndAnchorsThatDoNotExist() {
        assertThat(run(new StepsCommand(), folder.resolve("no.md").toString())).isEqualTo(2);
        assertThat(run(new StepsCommand(), folder.resolve("web.md") + "#nowhere"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("no.md", "#nowhere");
    }

    @Test
    void stepsRefusesWhatCannotBeReadAndShowsTheRestOfAFolder() throws IOException {
        Path binary = Files.write(folder.resolve("binary.md"), new byte[] {(byte) 0xff, 0, 1});

        assertThat(run(new StepsCommand(), binary.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("binary.md:1: This file is not UTF-8 text");
        assertThat(run(new StepsCommand(), folder.toString())).isZero();
        assertThat(out.toString()).contains("#scenario-1-down");
    }

    @Test
    void matchRefusesAFolderAsNotification() {
        assertThat(run(new MatchCommand(), "--runbooks", folder.toString(), "--alert", folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("There is no readable file " + folder);
    }

    @Test
    void matchPrintsOneJsonObjectToAnAlert() throws IOException {
        int exit = run(
                new MatchCommand(),
                "--runbooks",
                folder.toString(),
                "--alert",
                folder.resolve("alert.json").toString());

        assertThat(exit).isZero();
        String[] lines = out.toString().strip().split("\n");
        assertThat(lines).hasSize(2);
        JsonNode first = new JsonMapper().readTree(lines[0]);
        assertThat(first.at("/by").asText()).isEqualTo("alert-line");
        assertThat(first.at("/fingerprint").asText()).isEqualTo("f1");
        assertThat(first.at("/anchor").asText()).isEqualTo("scenario-1-down");
        assertThat(new JsonMapper().readTree(lines[1]).at("/by").asText()).isEqualTo("none");
    }

    @Test
    void matchRefusesWhatIsNoNotification() throws IOException {
        Path other = Files.writeString(folder.resolve("other.json"), "{\"version\": \"3\"}");

        assertThat(run(new MatchCommand(), "--runbooks", folder.toString(), "--alert", other.toString()))
                .isEqualTo(2);
        assertThat(run(new MatchCommand(), "--runbooks", "missing", "--alert", other.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("version", "missing");
    }

    private int run(Object command, String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
