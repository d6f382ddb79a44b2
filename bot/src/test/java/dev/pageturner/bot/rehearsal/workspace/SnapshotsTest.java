package dev.pageturner.bot.rehearsal.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {
    @Test
    void findsChannelsAndFilesAgainAfterARestart(@TempDir Path folder) throws Exception {
        WorkspaceSettings settings = WorkspaceSettings.rehearsal().withDataFolder(folder.resolve("workspace"));
        String ts;
        try (LocalWorkspace first = LocalWorkspace.start(settings, Clock.systemUTC())) {
            ts = first.probe().say("U0RILEY", "C0ONCALL", "remember me", "");
            SlackClients.of(first).filesUploadV2(r -> r.channel("C0ONCALL")
                    .threadTs(ts)
                    .filename("kept.txt")
                    .title("kept")
                    .fileData("kept".getBytes(StandardCharsets.UTF_8)));
        }
        try (LocalWorkspace second = LocalWorkspace.start(settings, Clock.systemUTC())) {
            var thread = second.probe().thread("C0ONCALL", ts);
            assertThat(thread.get(0).path("text").asText()).isEqualTo("remember me");
            String file = thread.get(1).at("/files/0/id").asText();
            assertThat(second.probe().fileText(file)).isEqualTo("kept");
            assertThat(second.probe().say("U0RILEY", "C0ONCALL", "later", "")).isGreaterThan(ts);
        }
    }
}
