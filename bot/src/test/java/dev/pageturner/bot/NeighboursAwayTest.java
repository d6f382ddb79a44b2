package dev.pageturner.bot;

import static dev.pageturner.bot.rehearsal.workspace.OnCall.VIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slack, the cluster, Prometheus or the database away: the bot starts, says so, recovers alone, and nothing is lost. */
class NeighboursAwayTest {
    private static final Map<String, String> WHERE = Map.of("namespace", "dark-tower");

    private static final String ASKS = """
            # AsksAlertmanager

            ```bash
            # What else fires
            amtool --alertmanager.url=http://elsewhere:9093 alert query <alertname>
            ```
            """;

    @Test
    void startsAloneAndRecoversAlone(@TempDir Path folder) throws IOException {
        try (Playground ground = new Playground(folder, false)) {
            eventually().untilAsserted(() -> {
                JsonNode readiness = readiness(ground, 200);
                assertThat(readiness.path("status").asText()).isEqualTo("degraded");
                assertThat(readiness.at("/checks/outbound/detail").asText())
                        .contains(
                                "Slack",
                                "the cluster practice does not answer",
                                "the Prometheus of practice does not answer");
            });
            assertThat(ground.fires("WhileAlone", WHERE)).isEqualTo(200);
            ground.slack.open();
            String thread = ground.people.root("WhileAlone").path("ts").asText();
            ground.people.press(VIC, thread, "run-words", "get pods");
            ground.people.reply(thread, "get pods", "practice");
            ground.runbook("alone.md", ASKS);
            assertThat(ground.fires("AsksAlertmanager", WHERE)).isEqualTo(200);
            String asking = ground.people.root("AsksAlertmanager").path("ts").asText();
            ground.people.press(VIC, asking, "run-step", "amtool");
            ground.people.reply(asking, "Alertmanager at", "Nothing was changed");
            ground.kubernetes.open();
            ground.prometheus.open();
            eventually().untilAsserted(() -> assertThat(
                            readiness(ground, 200).path("status").asText())
                    .isEqualTo("ready"));
            ground.people.press(VIC, thread, "run-words", "get pods");
            ground.people.reply(thread, "RESTARTS");
            ground.people.press(VIC, asking, "run-step", "amtool");
            ground.people.reply(asking, "Starts At", "Summary", "0 alerts");
            losesItsDatabaseForAWhile(ground);
        }
    }

    private static void losesItsDatabaseForAWhile(Playground ground) throws IOException {
        ground.database.shut();
        assertThat(ground.fires("WithoutDatabase", WHERE)).isEqualTo(503);
        eventually().untilAsserted(() -> readiness(ground, 503));
        assertThat(ground.get("/health").statusCode()).isEqualTo(200);
        ground.database.open();
        eventually().until(() -> ground.fires("WithoutDatabase", WHERE) == 200);
        ground.people.root("WithoutDatabase");
        eventually().untilAsserted(() -> assertThat(
                        readiness(ground, 200).path("status").asText())
                .isEqualTo("ready"));
    }

    private static JsonNode readiness(Playground ground, int status) throws IOException {
        var answer = ground.get("/readiness");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return new ObjectMapper().readTree(answer.body());
    }

    private static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(200));
    }
}
