package dev.pageturner.bot.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadDecoderTest {
    private static final String ALERT = """
            {"status": "firing", "labels": {"alertname": "MCDown", "severity": "critical"}, "annotations": {"summary": "down"},
             "startsAt": "2026-11-21T10:00:00.123456789+01:00", "endsAt": "0001-01-01T00:00:00Z",
             "generatorURL": "http://prometheus/graph", "fingerprint": "c0ffee"}""";
    private static final String WHOLE = """
            {"version": "4", "groupKey": "{}:{alertname=\\"MCDown\\"}", "truncatedAlerts": 3, "status": "firing",
             "receiver": "web\\\\.hook", "groupLabels": {"alertname": "MCDown"}, "commonLabels": {"team": "media"},
             "commonAnnotations": {"summary": "down"}, "externalURL": "http://alertmanager", "routeLabels": {"new": ["x"]},
             "notification_reason": "first", "alerts": [%s]}""".formatted(ALERT);

    private final PayloadDecoder decoder =
            new PayloadDecoder(Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC));

    private PayloadDecoder.Decoded decode(String body) {
        return decoder.decode("main", body.getBytes(StandardCharsets.UTF_8));
    }

    private Notification accepted(String body) {
        assertThat(decode(body)).isInstanceOf(PayloadDecoder.Decoded.Ok.class);
        return ((PayloadDecoder.Decoded.Ok) decode(body)).notification();
    }

    @Test
    void readsAWholePayloadAndIgnoresWhatItDoesNotKnow() {
        Notification notification = accepted(WHOLE);
        assertThat(notification.source()).isEqualTo("main");
        assertThat(notification.receiver()).isEqualTo("web.hook");
        assertThat(notification.truncatedAlerts()).isEqualTo(3);
        assertThat(notification.groupKey()).isEqualTo("{}:{alertname=\"MCDown\"}");
        Alert alert = notification.alerts().get(0);
        assertThat(alert.fingerprint()).isEqualTo("c0ffee");
        assertThat(alert.startsAt()).isEqualTo("2026-11-21T09:00:00.123456Z");
        assertThat(alert.firing()).isTrue();
        assertThat(alert.endsAt()).isNull();
    }

    @Test
    void keepsTheEndOfAResolvedAlert() {
        String resolved = WHOLE.replace("firing", "resolved").replace("0001-01-01T00:00:00Z", "2026-11-21T11:00:00Z");
        assertThat(accepted(resolved).alerts().get(0).endsAt()).isEqualTo("2026-11-21T11:00:00Z");
        assertThat(accepted(resolved).firing()).isFalse();
    }

    @Test
    void forgetsTheFutureEndThatAFiringAlertMayCarry() {
        assertThat(accepted(WHOLE.replace("0001-01-01", "2027-01-01"))
                        .alerts()
                        .get(0)
                        .endsAt())
                .isNull();
    }

    @Test
    void replacesCharactersThatNoDatabaseTakes() {
        String poisoned = WHOLE.replace("\"down\"}, \"externalURL\"", "\"a\\u0000b\\ud800c\"}, \"externalURL\"");
        assertThat(accepted(poisoned).commonAnnotations()).containsEntry("summary", "a\uFFFDb\uFFFDc");
    }

    @Test
    void makesAFingerprintOfTheLabelsWhenThereIsNone() {
        String without = WHOLE.replace(", \"fingerprint\": \"c0ffee\"", "");
        assertThat(accepted(without).alerts().get(0).fingerprint()).hasSize(16);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{| the body is not JSON",
                "[]| the body is not a JSON object",
                "{} trailing| the body is not JSON",
                "~~| the body is not a JSON object",
                "{\"version\": 4}| version has to be a string, not a number",
                "{\"version\": \"3\"}| but only version \"4\"",
                "{}| version is missing",
                "{\"version\": \"4\"}| groupKey is missing",
                "{\"version\": \"4\", \"groupKey\": \"\", \"alerts\": []}| groupKey is empty",
                "{\"version\": \"4\", \"groupKey\": \"k\"}| alerts is missing",
                "{\"version\": \"4\", \"groupKey\": \"k\", \"alerts\": {}}| alerts has to be an array, not an object",
                "{\"version\": \"4\", \"groupKey\": \"k\", \"alerts\": [7]}| alerts[0] has to be an object, not a number",
                "{\"version\": \"4\", \"groupKey\": \"k\", \"alerts\": [{\"labels\": []}]}| alerts[0].labels has to be an object, not an array",
                "{\"version\": \"4\", \"groupKey\": \"k\", \"alerts\": [{\"labels\": {\"a\": 1}}]}| alerts[0].labels.a has to be a string, not a number",
                "{\"version\": \"4\", \"groupKey\": \"k\", \"alerts\": [{\"status\": \"on\"}]}| alerts[0].status is \"on\", but has to be",
                "{\"version\": \"4\", \"groupKey\": \"k\", \"alerts\": [{\"startsAt\": \"today\"}]}| alerts[0].startsAt is \"today\"",
            })
    void refusesWithASentenceThatSaysWhere(String body, String sentence) {
        assertThat(decode(body))
                .isInstanceOfSatisfying(PayloadDecoder.Decoded.Refused.class, refused -> assertThat(refused.sentence())
                        .contains(sentence));
    }
}
