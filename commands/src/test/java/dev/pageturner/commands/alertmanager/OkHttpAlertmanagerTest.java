package dev.pageturner.commands.alertmanager;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.pageturner.commands.Patience;
import dev.pageturner.commands.SystemUnreachableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OkHttpAlertmanagerTest {
    private static final Patience PATIENCE = Patience.of(Duration.ofSeconds(5));
    private static final AlertQuery SILENCED =
            new AlertQuery(List.of("a=\"b c\"", "d=~\"e\""), false, true, false, false, "team");

    @RegisterExtension
    static final WireMockExtension server = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private static OkHttpAlertmanager alertmanager() {
        return new OkHttpAlertmanager("http://bot:secret@127.0.0.1:" + server.getPort() + "/prefix/");
    }

    private static void answers(int status, String body) {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));
    }

    @Test
    void asksBelowItsPrefixWithItsLoginAndEveryFilter() {
        answers(200, "[]");
        assertThat(alertmanager().alerts(SILENCED, PATIENCE)).isEqualTo(new AlertmanagerAnswer.Found(List.of()));
        server.verify(getRequestedFor(urlPathEqualTo("/prefix/api/v2/alerts"))
                .withHeader("Authorization", equalTo("Basic Ym90OnNlY3JldA=="))
                .withQueryParam("filter", equalTo("a=\"b c\""))
                .withQueryParam("filter", equalTo("d=~\"e\""))
                .withQueryParam("active", equalTo("false"))
                .withQueryParam("silenced", equalTo("true"))
                .withQueryParam("receiver", equalTo("team")));
    }

    @Test
    void whatItRefusesIsSaidInItsWords() {
        answers(400, "\"bad matcher format: x\"");
        assertThat(alertmanager().silences(List.of("x"), PATIENCE))
                .isEqualTo(new AlertmanagerAnswer.Refused("Alertmanager answers: bad matcher format: x"));
        answers(400, "{\"code\": 400, \"message\": \"bad receiver\"}");
        assertThat(alertmanager().alerts(SILENCED, PATIENCE))
                .isEqualTo(new AlertmanagerAnswer.Refused("Alertmanager answers: bad receiver"));
    }

    @Test
    void anAnswerThatIsTooLargeIsNotRead() {
        answers(200, "[\"" + "x".repeat(17 * 1024 * 1024) + "\"]");
        assertThat(((AlertmanagerAnswer.Refused) alertmanager().silences(List.of(), PATIENCE)).sentence())
                .contains("over 16 MiB");
    }

    @Test
    void whatIsNoAlertmanagerDoesNotAnswer() {
        for (Map.Entry<Integer, String> other :
                Map.of(502, "<html>", 200, "{}", 503, "\"no\"").entrySet()) {
            answers(other.getKey(), other.getValue());
            assertThatThrownBy(() -> alertmanager().silences(List.of(), PATIENCE))
                    .isInstanceOf(SystemUnreachableException.class)
                    .hasMessageMatching("Alertmanager at 127.0.0.1:\\d+ does not answer: status " + other.getKey()
                            + " and not the answer of an Alertmanager");
        }
    }

    @Test
    void waitsNoLongerThanItMay() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(5000).withBody("[]")));
        assertThatThrownBy(() -> alertmanager().silences(List.of(), Patience.of(Duration.ofMillis(300))))
                .isInstanceOf(SystemUnreachableException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void withoutAUrlItSaysHowToConfigureOne() {
        Alertmanagers two = Alertmanagers.of(Map.of("main", ""));
        assertThat(two.named(null).silences(List.of(), PATIENCE).toString())
                .contains("no url is configured for the Alertmanager \"main\"; set url:");
        assertThat(two.named("other").alerts(SILENCED, PATIENCE).toString())
                .contains("there is no Alertmanager \"other\"; configured are main");
        assertThat(new Alertmanagers(Map.of())
                        .named(null)
                        .silences(List.of(), PATIENCE)
                        .toString())
                .contains("no Alertmanager is configured");
    }
}
