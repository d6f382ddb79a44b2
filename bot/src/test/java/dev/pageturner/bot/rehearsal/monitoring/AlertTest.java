package dev.pageturner.bot.rehearsal.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertTest {
    @Test
    void hasThePrintOfNoLabelsThatAlertmanagerHas() {
        assertThat(alert(Map.of()).fingerprint()).isEqualTo("cbf29ce484222325");
    }

    @Test
    void hasOnePrintWhateverTheOrder() {
        assertThat(alert(Map.of("a", "1", "b", "2")).fingerprint())
                .isEqualTo(alert(Map.of("b", "2", "a", "1")).fingerprint())
                .isNotEqualTo(alert(Map.of("a", "2", "b", "1")).fingerprint())
                .hasSize(16);
    }

    private static Alert alert(Map<String, String> labels) {
        return new Alert(labels, Map.of(), Instant.EPOCH, Optional.empty(), Optional.empty(), 0, "");
    }
}
