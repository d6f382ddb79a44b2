package dev.pageturner.bot.rehearsal.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.bot.rehearsal.cluster.store.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.util.Fields;
import org.junit.jupiter.api.Test;

class AlertFilterTest {
    private static final Alert SLOW = new Alert(
            Map.of("alertname", "Slow", "pod", "web \"0\""),
            Map.of(),
            Instant.EPOCH,
            Optional.of(Instant.EPOCH),
            Optional.empty(),
            0,
            "");

    private static AlertFilter filter(String... namesAndValues) {
        Fields fields = new Fields(true);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return AlertFilter.of(fields);
    }

    private static boolean takes(String... namesAndValues) {
        return filter(namesAndValues).takes(SLOW, false, "pageturner");
    }

    @Test
    void everyMatcherHasToFit() {
        assertThat(takes()).isTrue();
        assertThat(takes("filter", "alertname=Slow", "filter", "pod=\"web \\\"0\\\"\""))
                .isTrue();
        assertThat(takes("filter", "alertname=Slow", "filter", "severity!=\"\""))
                .isFalse();
        assertThat(takes("filter", "alertname=~\"Sl.*\"")).isTrue();
        assertThat(takes("filter", "alertname!~Sl.*")).isFalse();
    }

    @Test
    void mutedOnesAreToldAsWellUnlessTheyAreNotWanted() {
        assertThat(filter().takes(SLOW, true, "pageturner")).isTrue();
        assertThat(filter("silenced", "false").takes(SLOW, true, "pageturner")).isFalse();
        assertThat(filter("active", "false").takes(SLOW, true, "pageturner")).isTrue();
        assertThat(takes("active", "false")).isFalse();
        assertThat(takes("receiver", "page.*")).isTrue();
        assertThat(takes("receiver", "other")).isFalse();
    }

    @Test
    void aSilenceIsFoundByTheValuesThatItNames() {
        ObjectNode silence = Json.object();
        silence.putArray("matchers").addObject().put("name", "alertname").put("value", "Slow");
        assertThat(filter("filter", "alertname=\"Slow\"").takes(silence)).isTrue();
        assertThat(filter("filter", "alertname=\"Fast\"").takes(silence)).isFalse();
    }

    @Test
    void whatIsNoMatcherIsAnError() {
        assertThatThrownBy(() -> filter("filter", "what is this")).hasMessageContaining("bad matcher format");
        assertThatThrownBy(() -> filter("filter", "a=~(")).hasMessageContaining("error parsing regexp");
    }
}
