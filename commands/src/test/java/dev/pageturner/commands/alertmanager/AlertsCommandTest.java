package dev.pageturner.commands.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.commands.Catalogue;
import dev.pageturner.commands.FakeSystems;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Parsed;
import dev.pageturner.commands.TestRun;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AlertsCommandTest {
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");

    private final FakeAlertmanager main = new FakeAlertmanager()
            .alert(Map.of("alertname", "Late", "pod", "web 0"), "too\nlate", NOW.minusSeconds(10), "active")
            .alert(Map.of("alertname", "Early", "severity", "critical"), "a < b", NOW.minusSeconds(60), "active")
            .alert(Map.of("alertname", "Muted"), "", NOW, "suppressed")
            .silence("far", "alertname", "Late|Early", true, "alice", NOW.plusSeconds(7200))
            .silence("near", "alertname", "Muted", false, "bob", NOW.plusSeconds(600))
            .silence("over", "alertname", "Muted", false, "bob", NOW.minusSeconds(600))
            .silence("long-over", "alertname", "Muted", false, "alice", NOW.minusSeconds(7200));

    private Outcome run(String... words) {
        Map<String, Alertmanager> all = new LinkedHashMap<>();
        all.put("mute", Alertmanagers.withoutUrl("mute"));
        all.put("main", main);
        FakeSystems systems = new FakeSystems().with(new Alertmanagers(all));
        Parsed.Ok parsed = (Parsed.Ok) Catalogue.standard().parse(List.of(words));
        return parsed.command()
                .run(
                        parsed.invocation(),
                        systems.context(Clock.fixed(NOW, ZoneOffset.UTC)),
                        new TestRun(null, NOW.plusSeconds(60)));
    }

    private String text(String... words) {
        return Objects.requireNonNull(run(words).output()).text();
    }

    @Test
    void tellsTheAlertsOfTheFirstAlertmanagerThatCanBeAskedAsAmtoolPrintsThem() {
        assertThat(text("alerts")).isEqualTo("""
                Alertname  Starts At                Summary  State  \s
                Early      2026-11-21 02:59:00 UTC  a < b    active \s
                Late       2026-11-21 02:59:50 UTC  too
                late       active                  \s
                """);
        assertThat(run("alerts").sentence()).isEqualTo("2 alerts");
        assertThat(run("alerts", "--silenced").sentence()).isEqualTo("1 alert");
    }

    @Test
    void theFirstMatcherMayBeANameAloneAndAValueInQuotesMayHaveSpaces() {
        assertThat(run("alerts", "Early").sentence()).isEqualTo("1 alert");
        assertThat(run("alerts", "pod=\"web 0\"").sentence()).isEqualTo("1 alert");
        assertThat(run("alerts", "Early", "severity=warning").sentence()).isEqualTo("0 alerts");
        assertThat(run("alerts", "Late", "sev").sentence()).isEqualTo("Alertmanager answers: bad matcher format: sev");
    }

    @Test
    void jsonIsOneLineThatGoWouldHaveWritten() {
        assertThat(text("alerts", "Early", "-o", "json"))
                .startsWith("[{\"annotations\":{\"summary\":\"a \\u003c b\"}")
                .contains("a=b\\u0026c=d")
                .endsWith("}]\n");
    }

    @Test
    void silencesThatHoldAreThere() {
        assertThat(text("silences")).isEqualTo("""
                ID    Matchers                 Ends At                  Created By  Comment   \s
                near  alertname="Muted"        2026-11-21 03:10:00 UTC  bob         deploying \s
                far   alertname=~"Late|Early"  2026-11-21 05:00:00 UTC  alice       deploying \s
                """);
        assertThat(text("silences", "-q")).isEqualTo("far\nnear\n");
        assertThat(text("silences", "-q", "--within=1h")).isEqualTo("near\n");
        assertThat(text("silences", "-q", "--created-by=alice")).isEqualTo("far\n");
        assertThat(text("silences", "-q", "Muted")).isEqualTo("near\n");
    }

    @Test
    void silencesThatAreOverAreThereWhenAskedFor() {
        assertThat(text("silences", "-q", "--expired")).isEqualTo("over\nlong-over\n");
        assertThat(text("silences", "-q", "--expired", "--within", "1h")).isEqualTo("over\n");
        assertThat(text("silences", "-q", "--expired", "--id=long-over")).isEqualTo("long-over\n");
    }

    @Test
    void anotherAlertmanagerIsAskedByItsName() {
        assertThat(run("alerts", "--alertmanager=mute").sentence())
                .isEqualTo("no url is configured for the Alertmanager \"mute\"; "
                        + "set url: under alertmanagers in the configuration, or ALERTMANAGER_URL");
        assertThat(run("silences", "--alertmanager=nowhere").status()).isEqualTo(Outcome.Status.FAILED);
    }

    @Test
    void anOutputThatDoesNotExistIsRefusedBeforeAnybodyIsAsked() {
        assertThat(run("alerts", "-o", "yaml").sentence()).contains("simple, extended and json");
        assertThat(run("silences", "-o", "wide").status()).isEqualTo(Outcome.Status.REFUSED);
    }
}
