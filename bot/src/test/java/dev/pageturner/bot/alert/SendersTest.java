package dev.pageturner.bot.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.bot.base.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendersTest {
    private final Senders senders = new Senders(List.of(
            new Senders.Sender("main", new Secret("one")),
            new Senders.Sender("edge", new Secret("two")),
            new Senders.Sender("twin", new Secret("two")),
            new Senders.Sender("unset", new Secret(""))));

    @Test
    void tellsAlertmanagersApartByTheirTokens() {
        assertThat(senders.identify("Bearer one")).contains("main");
        assertThat(senders.identify("bearer two")).contains("edge");
    }

    @Test
    void takesBasicAuthenticationWithTheTokenAsPassword() {
        assertThat(senders.identify(basic("anybody:one"))).contains("main");
        assertThat(senders.identify(basic("twin:two"))).contains("twin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Bearer", "Bearer ", "Bearer onetwo", "one", "Digest one", "Basic", "Basic %%%", "Basic b25l"
            })
    void knowsNobodyElse(String authorization) {
        assertThat(senders.identify(authorization)).isEmpty();
    }

    @Test
    void knowsNobodyWithoutAHeader() {
        assertThat(senders.identify(null)).isEmpty();
        assertThat(senders.identify(basic("unset:"))).isEmpty();
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
