package dev.pageturner.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bot that would be of no use at three in the morning does not start in the afternoon either. */
class ServeTest {
    @TempDir
    private Path folder;

    @Test
    void namesTheRunbookFolderThatIsMissing() throws IOException {
        assertThat(serve("runbooks: [" + folder.resolve("nowhere") + "]"))
                .contains("pageturner.yaml:1", "nowhere", "is not there or cannot be read", "nothing was started");
    }

    @Test
    void namesTheRunbookThatDoesNotParse() throws IOException {
        Path runbook = Files.writeString(folder.resolve("broken.md"), "---\nservice: [\n---\n# Broken\n");
        assertThat(serve("runbooks: [" + runbook + "]"))
                .contains("broken.md:", "The front matter is not YAML", "1 problem, nothing was started");
    }

    private String serve(String runbooks) throws IOException {
        Path config = Files.writeString(folder.resolve("pageturner.yaml"), runbooks + """

                slack: {channel: C0ONCALL, bot_token: xoxb, signing_secret: secret}
                alertmanagers: [{name: main, token: token}]
                """);
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try {
            System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
            assertThat(Serve.untilStopped(config)).isEqualTo(2);
        } finally {
            System.setErr(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
