package dev.pageturner.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AskedSourceTest {
    @Test
    void aQuestionForAlertmanagerGoesToTheOneThatToldOfTheIncident() {
        assertThat(AskedSource.named(List.of("alerts", "Slow", "-o", "json"), "east"))
                .containsExactly("alerts", "--alertmanager=east", "Slow", "-o", "json");
        assertThat(AskedSource.named(List.of("silences"), "east")).containsExactly("silences", "--alertmanager=east");
    }

    @Test
    void whatNamesOneOrAsksSomethingElseStaysAsItIs() {
        List<String> named = List.of("alerts", "--alertmanager=west");
        assertThat(AskedSource.named(named, "east")).isEqualTo(named);
        assertThat(AskedSource.named(List.of("get", "alerts"), "east")).containsExactly("get", "alerts");
    }
}
