package dev.pageturner.commands.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.sun.net.httpserver.HttpServer;
import dev.pageturner.commands.Catalogue;
import dev.pageturner.commands.FakeSystems;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Parsed;
import dev.pageturner.commands.Patience;
import dev.pageturner.commands.TestRun;
import dev.pageturner.commands.http.ProbeAnswer.Answered;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OkHttpProberTest {
    private static final Patience PATIENCE = Patience.of(Duration.ofSeconds(5));

    @RegisterExtension
    static final WireMockExtension server = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private static String url(String path) {
        return "http://127.0.0.1:" + server.getPort() + path;
    }

    private static ProbeAnswer probe(String url) {
        return new OkHttpProber().probe(ProbeRequest.get(URI.create(url)), PATIENCE);
    }

    private static Outcome run(String method, String url, String... more) {
        Map<String, String> arguments = new LinkedHashMap<>(Map.of("method", method, "url", url));
        List<String> words = new ArrayList<>(List.of("probe", method, url));
        for (int i = 0; i < more.length; i += 2) {
            arguments.put(more[i], more[i + 1]);
            words.add("--" + more[i] + "=" + more[i + 1]);
        }
        return new ProbeCommand()
                .run(new Invocation("probe", arguments, words), new FakeSystems().context(), TestRun.of(null));
    }

    @Test
    void printsTheBodyAloneSoThatFiltersWork() {
        server.stubFor(get("/metrics").willReturn(ok("mc_actor_mailbox_depth 3\n")));
        Outcome outcome = run("GET", url("/metrics"));
        assertThat(Objects.requireNonNull(outcome.output()).text()).isEqualTo("mc_actor_mailbox_depth 3\n");
        assertThat(outcome.sentence()).startsWith("HTTP/1.1 200 OK, ");
    }

    @Test
    void printsStatusLineAndHeadersWhenAskedTo() {
        server.stubFor(get("/health")
                .willReturn(aResponse()
                        .withStatus(503)
                        .withHeader("X-Reason", "draining")
                        .withHeader("Set-Cookie", "session=hush")
                        .withBody("no")));
        Outcome outcome = run("GET", url("/health"), "include", "true", "header", "Accept: text/plain");
        assertThat(Objects.requireNonNull(outcome.output()).text())
                .startsWith("HTTP/1.1 503 Service Unavailable\n")
                .contains("X-Reason: draining\n", "Set-Cookie: (hidden)\n")
                .endsWith("\n\nno\n")
                .doesNotContain("hush");
        server.verify(getRequestedFor(anyUrl()).withHeader("Accept", equalTo("text/plain")));
    }

    @Test
    void anUnexpectedStatusFails() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        Outcome outcome = run("HEAD", url("/"), "expect-status", "200");
        assertThat(outcome.status()).isEqualTo(Outcome.Status.FAILED);
        assertThat(outcome.sentence()).endsWith("expected was 200");
    }

    @Test
    void refusesWhatMayChangeSomething() {
        assertThat(run("POST", url("/")).status()).isEqualTo(Outcome.Status.REFUSED);
        assertThat(run("GET", "file:///etc/passwd").status()).isEqualTo(Outcome.Status.REFUSED);
        assertThat(run("GET", "http://me:hush@localhost/").sentence()).doesNotContain("hush");
        assertThat(run("GET", url("/"), "header", "Host: other").status()).isEqualTo(Outcome.Status.REFUSED);
    }

    @Test
    void refusesMetadataByNameByAddressAndInOtherSpellings() {
        for (String host : List.of(
                "169.254.169.254", "metadata.google.internal", "[fd00:ec2::254]", "[::ffff:a9fe:a9fe]", "2852039166")) {
            assertThat(probe("http://" + host + "/latest/meta-data")).as(host).isInstanceOf(ProbeAnswer.Refused.class);
        }
    }

    @Test
    void aNameThatResolvesToMetadataIsRefusedWhenConnecting() {
        OkHttpProber rebound = new OkHttpProber(
                host -> List.of(
                        InetAddress.getByAddress(host, new byte[] {(byte) 169, (byte) 254, (byte) 169, (byte) 254})),
                new GuardedSockets());
        assertThat(rebound.probe(ProbeRequest.get(URI.create("http://innocent.example/")), PATIENCE))
                .isInstanceOf(ProbeAnswer.Refused.class);
    }

    @Test
    void redirectsAreShownAndFollowedOnlyWithinTheHost() {
        server.stubFor(get("/a").willReturn(temporaryRedirect("/b")));
        server.stubFor(get("/b").willReturn(ok("there")));
        server.stubFor(get("/c").willReturn(temporaryRedirect("http://localhost:" + server.getPort() + "/b")));
        assertThat(((Answered) probe(url("/a"))).last().status()).isEqualTo(302);
        assertThat(Objects.requireNonNull(
                                run("GET", url("/a"), "location", "true").output())
                        .text())
                .isEqualTo("there\n");
        assertThat(run("GET", url("/c"), "location", "true").sentence())
                .isEqualTo("redirected to another host, localhost: probe that address itself");
    }

    @Test
    void aLargeBodyIsCutAndABinaryOneDescribed() {
        server.stubFor(get("/large").willReturn(ok("é".repeat(1000))));
        server.stubFor(get("/binary").willReturn(aResponse().withBody(new byte[] {0, 1, 2, (byte) 0xff})));
        ProbeRequest request = new ProbeRequest("GET", URI.create(url("/large")), List.of(), false, 101, null);
        Answered cut = (Answered) new OkHttpProber().probe(request, PATIENCE);
        assertThat(cut.truncated()).isTrue();
        assertThat(cut.body()).isEqualTo("é".repeat(50));
        assertThat(((Answered) probe(url("/binary"))).body()).isEqualTo("(4 bytes that are not text)");
    }

    @Test
    void goesThroughAForwardedPortWithTheUrlsOwnHost() {
        server.stubFor(get("/ready").willReturn(ok("ready")));
        ProbeRequest request = new ProbeRequest(
                "GET",
                URI.create("http://localhost:8080/ready"),
                List.of(),
                false,
                1000,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort()));
        assertThat(((Answered) new OkHttpProber().probe(request, PATIENCE)).body())
                .isEqualTo("ready");
        server.verify(getRequestedFor(anyUrl()).withHeader("Host", equalTo("localhost:8080")));
    }

    @Test
    void silenceIsAnAnswerInCurlsWords() {
        assertThat(probe("http://127.0.0.1:1/"))
                .isInstanceOfSatisfying(ProbeAnswer.Unreachable.class, none -> assertThat(none.sentence())
                        .startsWith("failed to connect to 127.0.0.1 port 1"));
        server.stubFor(get("/slow").willReturn(ok().withFixedDelay(5000)));
        ProbeAnswer late = new OkHttpProber()
                .probe(ProbeRequest.get(URI.create(url("/slow"))), Patience.of(Duration.ofMillis(300)));
        assertThat(late).isInstanceOf(ProbeAnswer.Unreachable.class);
    }

    @Test
    void aBodyThatStallsIsShownAsFarAsItCame() throws IOException {
        HttpServer stalling = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stalling.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write("so far".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        });
        stalling.start();
        try {
            Answered answer = (Answered) new OkHttpProber()
                    .probe(
                            ProbeRequest.get(URI.create(
                                    "http://127.0.0.1:" + stalling.getAddress().getPort() + "/")),
                            Patience.of(Duration.ofMillis(500)));
            assertThat(answer.body()).isEqualTo("so far");
            assertThat(answer.truncated()).isTrue();
        } finally {
            stalling.stop(0);
        }
    }

    @Test
    void followIsAnotherWordForLocation() {
        server.stubFor(get("/a").willReturn(temporaryRedirect("/b")));
        server.stubFor(get("/b").willReturn(ok("there")));
        Parsed.Ok parsed = (Parsed.Ok) Catalogue.standard().parse(List.of("probe", "GET", url("/a"), "--follow"));
        Outcome outcome = parsed.command().run(parsed.invocation(), new FakeSystems().context(), TestRun.of(null));
        assertThat(Objects.requireNonNull(outcome.output()).text()).isEqualTo("there\n");
    }
}
