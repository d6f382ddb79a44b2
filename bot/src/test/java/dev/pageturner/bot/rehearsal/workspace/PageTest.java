package dev.pageturner.bot.rehearsal.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who gets at the page. */
class PageTest {
    private static final HttpClient STRANGER = HttpClient.newHttpClient();
    private static LocalWorkspace workspace;
    private static HttpClient browser;

    @BeforeAll
    static void start() throws Exception {
        workspace = LocalWorkspace.start(WorkspaceSettings.rehearsal(), Clock.systemUTC());
        browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        browser.send(HttpRequest.newBuilder(workspace.pageUrl()).build(), HttpResponse.BodyHandlers.ofString());
    }

    @AfterAll
    static void stop() {
        workspace.close();
    }

    @Test
    void opensOnlyWithTheTokenThatWasPrinted() throws Exception {
        assertThat(get(STRANGER, "/").statusCode()).isEqualTo(403);
        assertThat(get(STRANGER, "/?token=wrong").statusCode()).isEqualTo(403);
        assertThat(get(STRANGER, "/page/start").statusCode()).isEqualTo(403);
        assertThat(get(browser, "/").body()).contains("<html");
    }

    @Test
    void loadsNothingFromOutside() throws Exception {
        HttpResponse<String> page = get(browser, "/");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        for (String asset : new String[] {
            "/",
            "/assets/workspace.js",
            "/assets/workspace.css",
            "/assets/blocks.js",
            "/assets/messages.js",
            "/assets/composer.js",
            "/assets/mrkdwn.js",
            "/assets/emoji.js",
            "/assets/dom.js"
        }) {
            HttpResponse<String> answer = get(browser, asset);
            assertThat(answer.statusCode()).as(asset).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("https://fonts", "cdn.", "src=\"http");
        }
        assertThat(get(browser, "/assets/../Page.class").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesOtherOriginsAndOtherNamesForThisAddress() throws Exception {
        HttpRequest foreign = HttpRequest.newBuilder(uri("/page/say"))
                .header("Origin", "http://evil.example")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        assertThat(browser.send(foreign, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
        try (java.net.Socket socket = new java.net.Socket("127.0.0.1", uri("/").getPort())) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 421");
        }
    }

    @Test
    void makesReferencesOfWhatPeopleType() {
        Typed typed = new Typed(new Directory(WorkspaceSettings.rehearsal()));
        assertThat(typed.mrkdwn("@pageturner & @alex: see https://a.example <b> a@b"))
                .isEqualTo("<@U0PAGETURNER> &amp; <@U0ALICE>: see <https://a.example> &lt;b&gt; a@b");
    }

    private static HttpResponse<String> get(HttpClient client, String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return URI.create(workspace.apiUrl().replace("/api/", path));
    }
}
