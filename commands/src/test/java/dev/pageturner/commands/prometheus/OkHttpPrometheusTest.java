package dev.pageturner.commands.prometheus;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.pageturner.commands.Patience;
import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.prometheus.PrometheusAnswer.Data;
import dev.pageturner.commands.prometheus.PrometheusAnswer.Shape;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OkHttpPrometheusTest {
    private static final Patience PATIENCE = Patience.of(Duration.ofSeconds(5));

    @RegisterExtension
    static final WireMockExtension server = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private static OkHttpPrometheus prometheus() {
        return new OkHttpPrometheus("http://127.0.0.1:" + server.getPort() + "/prefix/");
    }

    private static void answers(int status, String json) {
        server.stubFor(any(urlPathMatching("/prefix/api/v1/.*"))
                .willReturn(aResponse().withStatus(status).withBody(json)));
    }

    @Test
    void readsAVectorWithItsWarnings() {
        answers(200, """
                {"status":"success","warnings":["w"],"infos":["i"],"data":{"resultType":"vector","result":[
                 {"metric":{"__name__":"up","job":"a"},"value":[1700000000.5,"1"]},
                 {"metric":{"job":"b"},"value":[1700000000.5,"+Inf"]}]}}""");
        Data data = (Data) prometheus().query("up", null, PATIENCE);
        assertThat(data.shape()).isEqualTo(Shape.VECTOR);
        assertThat(data.warnings()).containsExactly("w", "i");
        assertThat(data.series().get(0).labels()).isEqualTo(Map.of("__name__", "up", "job", "a"));
        assertThat(data.series().get(0).timesMillis()).containsExactly(1_700_000_000_500L);
        assertThat(data.series().get(1).values()).containsExactly(Double.POSITIVE_INFINITY);
    }

    @Test
    void asksARangeInSeconds() {
        answers(200, """
                {"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1,"1"],[16,"NaN"]]}]}}""");
        Instant to = Instant.ofEpochSecond(3600);
        Data data = (Data) prometheus().queryRange("a + b", to.minusSeconds(600), to, Duration.ofSeconds(15), PATIENCE);
        assertThat(data.series().get(0).values()).containsExactly(1.0, Double.NaN);
        server.verify(getRequestedFor(urlPathEqualTo("/prefix/api/v1/query_range"))
                .withQueryParam("query", equalTo("a + b"))
                .withQueryParam("start", equalTo("3000.000"))
                .withQueryParam("end", equalTo("3600.000"))
                .withQueryParam("step", equalTo("15.0")));
    }

    @Test
    void scalarsAndStringsAreAnswersToo() {
        answers(200, "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"42\"]}}");
        assertThat(((Data) prometheus().query("42", null, PATIENCE))
                        .series()
                        .get(0)
                        .values())
                .containsExactly(42.0);
        answers(200, "{\"status\":\"success\",\"data\":{\"resultType\":\"string\",\"result\":[1,\"hello\"]}}");
        assertThat(((Data) prometheus().query("'hello'", null, PATIENCE)).text())
                .isEqualTo("hello");
    }

    @Test
    void aBadExpressionIsRefusedInTheServersWords() {
        answers(400, "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error: unclosed\"}");
        assertThat(prometheus().query("sum(", null, PATIENCE))
                .isEqualTo(new PrometheusAnswer.Refused("Prometheus answers bad_data: parse error: unclosed"));
    }

    @Test
    void keepsNoMoreSeriesThanAPersonCanUse() {
        String many = IntStream.range(0, 300)
                .mapToObj(i -> "{\"metric\":{\"i\":\"" + i + "\"},\"value\":[1,\"1\"]}")
                .collect(Collectors.joining(","));
        answers(200, "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[" + many + "]}}");
        Data data = (Data) prometheus().query("x", null, PATIENCE);
        assertThat(data.series()).hasSize(AnswerReader.MAX_SERIES);
        assertThat(data.truncated()).isTrue();
    }

    @Test
    void nativeHistogramsAreNamedRatherThanDropped() {
        answers(200, """
                {"status":"success","data":{"resultType":"vector","result":[
                 {"metric":{},"histogram":[1,{"count":"1","sum":"2","buckets":[]}]}]}}""");
        assertThat(((Data) prometheus().query("h", null, PATIENCE)).warnings())
                .singleElement()
                .asString()
                .startsWith("1 native histograms are not shown");
    }

    @Test
    void readsTheAlertingRules() {
        answers(200, """
                {"status":"success","data":{"groups":[{"rules":[{"name":"Slow","query":"latency > 2","type":"alerting"}]}]}}""");
        assertThat(prometheus().alertRules(PATIENCE)).containsExactly(new AlertRule("Slow", "latency > 2"));
    }

    @Test
    void longExpressionsGoInAForm() {
        answers(200, "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}");
        prometheus().query("a".repeat(3000), null, PATIENCE);
        server.verify(postRequestedFor(urlPathEqualTo("/prefix/api/v1/query")));
    }

    @Test
    void userAndPasswordAreSentButNeverPrinted() {
        answers(200, "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}");
        new OkHttpPrometheus("http://me:hush@127.0.0.1:" + server.getPort() + "/prefix").query("up", null, PATIENCE);
        server.verify(getRequestedFor(urlPathEqualTo("/prefix/api/v1/query"))
                .withBasicAuth(new com.github.tomakehurst.wiremock.client.BasicCredentials("me", "hush")));
        assertThatThrownBy(() -> new OkHttpPrometheus("http://me:hush@127.0.0.1:1").query("up", null, PATIENCE))
                .isInstanceOf(SystemUnreachableException.class)
                .hasMessageStartingWith("Prometheus at 127.0.0.1:1 does not answer")
                .hasMessageNotContaining("hush");
    }

    @Test
    void anAnswerThatIsNotPrometheusIsNotAnAnswer() {
        answers(502, "<html>bad gateway</html>");
        assertThatThrownBy(() -> prometheus().query("up", null, PATIENCE))
                .hasMessageContaining("status 502 and not the answer of a Prometheus");
    }

    @Test
    void waitingEndsWithinASecondOfCancelling() {
        server.stubFor(any(anyUrl()).willReturn(okJson("{}").withFixedDelay(10_000)));
        long started = System.nanoTime();
        assertThatThrownBy(() -> prometheus().query("up", null, new Patience(Duration.ofSeconds(9), () -> true)))
                .isInstanceOf(SystemUnreachableException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(1));
    }
}
