package dev.pageturner.commands.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.commands.Patience;
import dev.pageturner.commands.alertmanager.AlertmanagerAnswer.Found;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the commands rely on, of the fake and of the real one. Both have: the alerts Slow (severity critical, pod web-0, active),
 * Slow (severity warning, pod web-1, active) and Full (severity critical, muted by the silence on alertname Full, by alice).
 */
abstract class AlertmanagerContract {
    private static final Patience PATIENCE = Patience.of(Duration.ofSeconds(10));

    abstract Alertmanager alertmanager();

    private List<String> alerts(String receiver, boolean active, boolean silenced, String... matchers) {
        AlertQuery query = new AlertQuery(List.of(matchers), active, silenced, false, false, receiver);
        Found found = (Found) alertmanager().alerts(query, PATIENCE);
        return found.items().stream().map(AlertmanagerContract::name).sorted().toList();
    }

    private static String name(JsonNode alert) {
        JsonNode labels = alert.path("labels");
        return labels.path("alertname").asText() + " " + labels.path("severity").asText() + " "
                + alert.path("status").path("state").asText();
    }

    @Test
    void tellsOnlyTheStatesThatAreAskedFor() {
        assertThat(alerts("", true, false)).containsExactly("Slow critical active", "Slow warning active");
        assertThat(alerts("", false, true)).containsExactly("Full critical suppressed");
        assertThat(alerts("", true, true)).hasSize(3);
        assertThat(alerts("", false, false)).isEmpty();
    }

    @Test
    void everyMatcherHasToFit() {
        assertThat(alerts("", true, true, "severity=\"critical\"", "alertname!=\"Full\""))
                .containsExactly("Slow critical active");
        assertThat(alerts("", true, true, "alertname=~\"F.*|Nothing\"")).containsExactly("Full critical suppressed");
        assertThat(alerts("", true, true, "alertname=~\"Slo\"")).isEmpty();
        assertThat(alerts("", true, true, "pod!~\"web-\\\\d\"")).containsExactly("Full critical suppressed");
    }

    @Test
    void aReceiverIsARegularExpression() {
        assertThat(alerts("te.m", true, false)).hasSize(2);
        assertThat(alerts("tea", true, false)).isEmpty();
    }

    @Test
    void whatIsNoMatcherIsRefusedWithASentence() {
        AlertQuery query = new AlertQuery(List.of("what is this"), true, false, false, false, "");
        assertThat(alertmanager().alerts(query, PATIENCE))
                .isInstanceOfSatisfying(AlertmanagerAnswer.Refused.class, refused -> assertThat(refused.sentence())
                        .startsWith("Alertmanager answers: bad matcher format"));
    }

    @Test
    void silencesAreFoundByWhatTheyMatch() {
        Found all = (Found) alertmanager().silences(List.of(), PATIENCE);
        assertThat(all.items()).singleElement().satisfies(silence -> {
            assertThat(silence.path("createdBy").asText()).isEqualTo("alice");
            assertThat(silence.path("matchers").path(0).path("value").asText()).isEqualTo("Full");
            assertThat(Items.time(silence, "endsAt")).isAfter(Items.time(silence, "startsAt"));
        });
        assertThat(((Found) alertmanager().silences(List.of("alertname=\"Full\""), PATIENCE)).items())
                .hasSize(1);
        assertThat(((Found) alertmanager().silences(List.of("alertname=\"Slow\""), PATIENCE)).items())
                .isEmpty();
    }
}
