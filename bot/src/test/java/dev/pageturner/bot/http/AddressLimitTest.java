package dev.pageturner.bot.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AddressLimitTest {
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private final AddressLimit limit = new AddressLimit(request -> Reply.text(200, "OK"), new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void letsSixtyThroughInAnyMinuteAndSaysWhenTheNextMayCome() {
        for (int i = 0; i < 60; i++) {
            assertThat(limit.waitFor("10.0.0.1")).isZero();
        }
        now = now.plusSeconds(20);
        assertThat(limit.waitFor("10.0.0.1")).isEqualTo(Duration.ofSeconds(40));
        assertThat(limit.waitFor("10.0.0.2")).isZero();
        now = now.plusSeconds(40);
        assertThat(limit.waitFor("10.0.0.1")).isZero();
    }
}
