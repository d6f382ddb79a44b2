package dev.pageturner.runbooks.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pageturner.runbooks.Documents;
import dev.pageturner.runbooks.Match;
import dev.pageturner.runbooks.Runbook;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractJsonTest {
    private final Runbook orders = Documents.read("orders-incidents.md");

    @Test
    void stepsHoldEveryFieldOfTheContract() throws Exception {
        String line = StepsJson.line(orders.file(), orders.scenarios());
        JsonNode scenario = new JsonMapper().readTree(line).at("/scenarios/2");

        assertThat(line).doesNotContain("\n");
        assertThat(scenario.at("/anchor").asText()).isEqualTo("known-scenarios");
        JsonNode step = new JsonMapper().readTree(line).at("/scenarios/3/steps/1");
        assertThat(step.fieldNames())
                .toIterable()
                .contains(
                        "line",
                        "endLine",
                        "title",
                        "source",
                        "kind",
                        "command",
                        "arguments",
                        "placeholders",
                        "filters",
                        "reason");
        assertThat(step.at("/kind").asText()).isEqualTo("logs");
        assertThat(step.at("/command").isNull()).isTrue();
        assertThat(step.at("/filters/0").asText()).isEqualTo("grep -i queue");
    }

    @Test
    void matchNamesTheScenarioAndTheOthers() throws Exception {
        Match match = new Match(
                Match.By.ALERT_LINE,
                orders.scenarios().get(3),
                List.of(orders.scenarios().get(4)));
        JsonNode json = new JsonMapper().readTree(MatchJson.line("OrdersLate", "abc", match));

        assertThat(json.at("/by").asText()).isEqualTo("alert-line");
        assertThat(json.at("/file").asText()).isEqualTo("orders-incidents.md");
        assertThat(json.at("/others/0/anchor").asText()).isEqualTo("scenario-2-database-gone");
    }

    @Test
    void noMatchHasNullsInTheSameFields() throws Exception {
        JsonNode json = new JsonMapper().readTree(MatchJson.line("X", "f", new Match(Match.By.NONE, null, List.of())));

        assertThat(json.at("/by").asText()).isEqualTo("none");
        assertThat(json.has("file")).isTrue();
        assertThat(json.get("file").isNull()).isTrue();
    }
}
